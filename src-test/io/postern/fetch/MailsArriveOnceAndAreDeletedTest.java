package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.SessionReport.End;
import io.postern.fetch.pop3.Answer;
import io.postern.fetch.pop3.FakePop3;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the provider does, in the end each mail has arrived once and the mailbox is empty. */
class MailsArriveOnceAndAreDeletedTest {
  private static final String ONE = "Subject: one\r\n\r\nfirst\r\n";
  private static final String TWO = "Subject: two\r\n\r\n.dots\r\n";
  private static final String THREE = "Subject: three\r\n\r\n" + "long ".repeat(1000) + "\r\n";

  @TempDir Path data;

  private static FakePop3 provider() {
    return FakePop3.with("a", ONE, "b", TWO, "c", THREE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyMailArrivesAsItIs(boolean pipelining) throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, pipelining ? provider.pipelining() : provider, false)) {
      provider.start();
      SessionReport report = account.session();
      assertThat(report.end()).isEqualTo(End.COMPLETE);
      assertThat(report.deleted()).isEqualTo(3);
      assertThat(account.arrived()).containsExactlyInAnyOrder(ONE, TWO, THREE);
      assertThat(provider.uidls()).isEmpty();
    }
  }

  @Test
  void leftOnTheServerTheyAreNotFetchedAgain() throws Exception {
    try (FakePop3 provider = provider().pipelining().start();
        Account account = new Account(data, provider, true)) {
      assertThat(account.session().fetched()).isEqualTo(3);
      account.reopen();
      SessionReport second = account.session();
      assertThat(second.end()).isEqualTo(End.COMPLETE);
      assertThat(second.fetched()).isZero();
      assertThat(account.arrived()).hasSize(3);
      assertThat(provider.uidls()).hasSize(3);
    }
  }

  @Test
  void identicalMailsAreMailsOfTheirOwn() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", ONE, "b", ONE).start();
        Account account = new Account(data, provider, false)) {
      account.session();
      assertThat(account.arrived()).containsExactly(ONE, ONE);
    }
  }

  @Test
  void aUidlThatIsGivenTwiceLosesNothing() throws Exception {
    try (FakePop3 provider = FakePop3.with("same", ONE, "same", TWO).start();
        Account account = new Account(data, provider, false)) {
      account.session();
      assertThat(account.arrived()).containsExactlyInAnyOrder(ONE, TWO);
      provider.mail("same", THREE.getBytes());
      account.session();
      assertThat(account.arrived()).containsExactlyInAnyOrder(ONE, TWO, THREE);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLostAnswerToQuitDoublesNothing(boolean afterCommit) throws Exception {
    try (FakePop3 provider = provider().pipelining().start();
        Account account = new Account(data, provider, false)) {
      provider.dropsAtQuit(afterCommit);
      SessionReport report = account.session();
      assertThat(report.end()).isEqualTo(End.LOST);
      provider.on("QUIT", Answer.asUsual());
      account.session();
      assertThat(account.arrived()).hasSize(3);
      assertThat(provider.uidls()).isEmpty();
    }
  }

  /**
   * Every command of a whole session, one after the other, is the one at which the line goes dead.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aConnectionThatEndsAtAnyCommandDoublesAndLosesNothing(boolean pipelining) throws Exception {
    List<String> commands = new ArrayList<>(List.of("greeting"));
    try (FakePop3 provider = pipelining ? provider().pipelining() : provider();
        Account account = new Account(data.resolve("all"), provider.start(), false)) {
      account.session();
      commands.addAll(provider.commands());
    }
    for (int i = 0; i < commands.size(); i++) {
      String command = commands.get(i);
      for (Answer fault :
          List.of(
              Answer.hangUp(), Answer.cutAfter(4), Answer.err("no"), Answer.say("garbage\r\n"))) {
        try (FakePop3 provider = pipelining ? provider().pipelining() : provider();
            Account account = new Account(data.resolve("cut" + i + fault), provider, false)) {
          provider.on(command, fault.once()).start();
          sessions(account, provider);
          assertThat(account.arrived()).as(command).containsExactlyInAnyOrder(ONE, TWO, THREE);
          assertThat(provider.uidls()).as(command).isEmpty();
        }
      }
    }
  }

  private static void sessions(Account account, FakePop3 provider) throws InterruptedException {
    for (int i = 0; i < 4 && !provider.uidls().isEmpty(); i++) {
      account.session();
    }
  }

  @Test
  void theMailThatBreaksTheConnectionEveryTimeStopsNoOther() throws Exception {
    try (FakePop3 provider = provider().pipelining().start();
        Account account = new Account(data, provider, false)) {
      provider.on("RETR 1", Answer.cutAfter(30));
      SessionReport first = account.session();
      assertThat(first.isError()).isTrue();
      assertThat(first.text()).contains("RETR 1");
      assertThat(account.arrived()).containsExactlyInAnyOrder(TWO, THREE);
      assertThat(provider.uidls()).containsExactly("a");
      provider.mail("d", "Subject: four\r\n\r\n".getBytes());
      account.session();
      assertThat(account.arrived()).hasSize(3);
      provider.on("RETR 1", Answer.asUsual());
      account.session();
      assertThat(account.arrived()).hasSize(4);
      assertThat(provider.uidls()).isEmpty();
    }
  }

  @Test
  void aServerThatStuffsNoDotsIsCutOffAtTheDot() throws Exception {
    try (FakePop3 provider =
            FakePop3.with("a", "S: x\r\n\r\nvisible\n.\r\n+OK not a reply\r\n").start();
        Account account = new Account(data, provider, false)) {
      account.session();
      assertThat(account.arrived())
          .containsExactly("S: x\r\n\r\nvisible\n.\r\n+OK not a reply\r\n");
    }
  }
}
