package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.SessionReport.End;
import io.postern.fetch.pop3.FakePop3;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F70: a session waits for the connection, keeps it to its end, and fails when there is none. */
class NoSessionGoesPastAClosedGateTest {
  private static final String NO_LINE = "the connection could not be brought up: lte-up: no modem";

  @TempDir private Path folder;
  private FakePop3 provider;
  private Account account;
  private final List<String> passed = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    provider = FakePop3.with("a", "Subject: one\r\n\r\nhello\r\n").start();
    account = new Account(folder, provider, false);
  }

  @AfterEach
  void close() throws IOException {
    account.close();
    provider.close();
  }

  @Test
  void itIsEnteredBeforeTheProviderIsSpokenToAndLeftAfterwards() throws Exception {
    account.gate(
        name -> {
          passed.add("in, " + account.arrived().size() + " arrived");
          return () -> passed.add("out, " + account.arrived().size() + " arrived");
        });
    assertThat(account.session().end()).isEqualTo(End.COMPLETE);
    assertThat(passed).containsExactly("in, 0 arrived", "out, 1 arrived");
  }

  @Test
  void whenItStaysClosedTheProviderWasNotReached() throws Exception {
    account.gate(
        name -> {
          throw new IOException(NO_LINE);
        });
    SessionReport report = account.session();
    assertThat(report.end()).isEqualTo(End.UNREACHABLE);
    assertThat(report.text()).isEqualTo(NO_LINE);
    assertThat(report.isError()).isTrue();
    assertThat(account.arrived()).isEmpty();
    account.gate(Gate.OPEN);
    assertThat(account.session().fetched()).isEqualTo(1);
  }

  @Test
  void aSessionThatMayNotBeginDoesNotAskForAConnection() throws Exception {
    account.session();
    account.reopenWithAnotherDatabase();
    account.gate(
        name -> {
          passed.add("in");
          return () -> passed.add("out");
        });
    assertThat(account.session().end()).isEqualTo(End.QUESTION);
    assertThat(passed).isEmpty();
  }
}
