package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.SessionReport.End;
import io.postern.fetch.pop3.FakePop3;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail that cannot be delivered is tried a few times, then held; the others flow (F45). */
class AMailHasAnAttemptBudgetTest {
  private static final String GOOD = "Subject: good\r\n\r\n";
  private static final String BAD = "Subject: bad\r\n\r\n";

  @TempDir Path data;

  @Test
  void afterThreeAttemptsItGoesToTheHold() throws Exception {
    try (FakePop3 provider = FakePop3.with("b", BAD, "g", GOOD).pipelining().start();
        Account account = new Account(data, provider, false)) {
      account.outcome(
          text ->
              text.equals(BAD)
                  ? new Outcome.Deferred(Cause.MAIL, 451, "451 not this one")
                  : new Outcome.Delivered("250 ok"));
      for (int i = 0; i < 3; i++) {
        account.session();
        assertThat(account.held()).isEmpty();
      }
      assertThat(account.arrived()).containsExactly(GOOD);
      assertThat(provider.uidls()).containsExactly("b");
      account.session();
      assertThat(account.held()).containsExactly(BAD);
      assertThat(provider.uidls()).isEmpty();
    }
  }

  @Test
  void aServerThatIsDownCountsAgainstNoMail() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", GOOD, "b", BAD, "c", GOOD, "d", BAD).start();
        Account account = new Account(data, provider, false)) {
      account.outcome(text -> new Outcome.Deferred(Cause.SERVER, 0, "connection refused"));
      for (int i = 0; i < 6; i++) {
        SessionReport report = account.session();
        assertThat(report.end()).isEqualTo(End.SERVER_DOWN);
        assertThat(report.text()).contains("connection refused");
      }
      assertThat(account.held()).isEmpty();
      assertThat(provider.uidls()).hasSize(4);
      account.outcome(text -> new Outcome.Delivered("250 ok"));
      account.session();
      assertThat(account.arrived()).hasSize(4);
    }
  }

  @Test
  void theProcessThatDiesOverAMailTriesItAloneTheNextTime() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", GOOD, "b", BAD).pipelining().start();
        Account account = new Account(data, provider, false)) {
      account.outcome(
          text -> {
            throw new IllegalStateException("as a dying process would leave it");
          });
      account.session();
      account.reopen();
      account.outcome(text -> new Outcome.Delivered("250 ok"));
      account.session();
      assertThat(account.arrived()).containsExactly(GOOD, BAD);
      assertThat(provider.uidls()).isEmpty();
    }
  }

  @Test
  void nothingIsDeletedWhenNoStationTookIt() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", GOOD).start();
        Account account = new Account(data, provider, false)) {
      account.outcome(text -> new Outcome.Refused(550, "550 no"));
      SessionReport report = account.session();
      assertThat(report.unsettled()).isEqualTo(1);
      assertThat(provider.uidls()).containsExactly("a");
    }
  }
}
