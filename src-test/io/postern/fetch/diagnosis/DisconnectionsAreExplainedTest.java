package io.postern.fetch.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.diagnosis.Verdict.Culprit;
import io.postern.fetch.pop3.Answer;
import io.postern.fetch.pop3.FakePop3;
import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.time.SettableClock;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why a connection broke on a mail is found out by trying, as a person would (F48, F130). */
class DisconnectionsAreExplainedTest {
  private static final String MAIL = "Subject: bad\r\n\r\n" + "text ".repeat(10_000) + "\r\n";
  private static final String LARGER = "Subject: good\r\n\r\n" + "text ".repeat(12_000) + "\r\n";

  private final Wires wires = new Wires();
  private final SettableClock clock = new SettableClock();

  @AfterEach
  void close() {
    wires.close();
  }

  private record Door(Wires wires, int port, Security usual) implements MailboxDoor {
    @Override
    public Pop3Connection open(Security security) throws Pop3Exception {
      Peer peer =
          new Peer(
              "127.0.0.1",
              port,
              security,
              Optional.empty(),
              Duration.ofSeconds(2),
              Duration.ofMillis(500));
      return Pop3Connection.open(wires, peer, new Credentials("anna", new Secret("geheim")), false);
    }
  }

  private Verdict verdict(FakePop3 provider) {
    return verdict(provider, Security.NONE);
  }

  private Verdict verdict(FakePop3 provider, Security usual) {
    Suspect suspect = new Suspect(1, "a", MAIL.length());
    Door door = new Door(wires, provider.port(), usual);
    return new Diagnosis(door, suspect, clock, () -> false).run();
  }

  private static FakePop3 twoMails() {
    return FakePop3.with("a", MAIL, "b", LARGER).start();
  }

  @Test
  void aMailThatBreaksItEachTimeInOnePlaceIsTheCulprit() {
    try (FakePop3 provider = twoMails()) {
      provider.on("RETR 1", Answer.cutAfter(20_000));
      Verdict verdict = verdict(provider);
      assertThat(verdict.culprit()).isEqualTo(Culprit.THIS_MAIL);
      assertThat(verdict.sentence())
          .startsWith("it is this mail: the connection ends each time after about 19")
          .contains("another mail of " + LARGER.length() + " octets comes whole");
      assertThat(verdict.steps())
          .hasSize(5)
          .anySatisfy(s -> assertThat(s).startsWith("the mail alone (message 1): the connection"))
          .anySatisfy(s -> assertThat(s).startsWith("its header alone (message 1): came whole"))
          .anySatisfy(s -> assertThat(s).startsWith("another mail (message 2): came whole"));
      assertThat(provider.uidls()).containsExactly("a", "b");
      assertThat(provider.commands()).doesNotContain("DELE 1", "DELE 2").contains("TOP 1 0");
    }
  }

  @Test
  void withNoLargerMailItsSizeIsNotRuledOut() {
    try (FakePop3 provider = FakePop3.with("a", MAIL, "b", "Subject: x\r\n\r\n").start()) {
      provider.on("RETR 1", Answer.cutAfter(20_000));
      assertThat(verdict(provider).sentence()).contains("no other mail is large enough");
    }
  }

  @Test
  void aMailThatComesWholeNowIsNotReproducible() {
    try (FakePop3 provider = twoMails()) {
      Verdict verdict = verdict(provider);
      assertThat(verdict.culprit()).isEqualTo(Culprit.NOT_REPRODUCIBLE);
      assertThat(verdict.sentence())
          .contains(MAIL.length() + " octets where " + MAIL.length() + " are listed");
      assertThat(provider.connections()).isEqualTo(1);
    }
  }

  @Test
  void everyMailThatEndsInTheSamePlaceIsTheProvidersDoing() {
    try (FakePop3 provider = twoMails()) {
      provider.on("RETR", Answer.cutAfter(20_000));
      Verdict verdict = verdict(provider);
      assertThat(verdict.culprit()).isEqualTo(Culprit.PROVIDER);
      assertThat(verdict.sentence()).contains("in the same place, after about 19");
    }
  }

  @Test
  void theServersLastWordsInTheMidstOfAMailAreHeard() {
    try (FakePop3 provider = twoMails()) {
      provider.on(
          "RETR 1",
          Answer.say("+OK\r\nSubject: bad\r\n\r\ntext\r\n-ERR virus found, closing\r\n")
              .thenHangUp());
      Verdict verdict = verdict(provider);
      assertThat(verdict.culprit()).isEqualTo(Culprit.PROVIDER);
      assertThat(verdict.sentence()).contains("\"-ERR virus found, closing\"");
    }
  }

  @Test
  void aRefusalIsTheProvidersDoing() {
    try (FakePop3 provider = twoMails()) {
      provider.on("RETR 1", Answer.err("message is damaged"));
      Verdict verdict = verdict(provider);
      assertThat(verdict.culprit()).isEqualTo(Culprit.PROVIDER);
      assertThat(verdict.sentence()).contains("message is damaged");
    }
  }

  @Test
  void anotherEndEachTimeIsTheLine() {
    AtomicInteger cut = new AtomicInteger();
    try (FakePop3 provider = twoMails()) {
      provider.on(
          "RETR 1",
          (session, command) ->
              Answer.cutAfter(cut.incrementAndGet() * 24_000).give(session, command));
      assertThat(verdict(provider).culprit()).isEqualTo(Culprit.BETWEEN);
    }
  }

  @Test
  void aMailThatComesAtTheSecondTryIsTheLine() {
    try (FakePop3 provider = twoMails()) {
      provider.on("RETR 1", Answer.cutAfter(1_000).once());
      Verdict verdict = verdict(provider);
      assertThat(verdict.culprit()).isEqualTo(Culprit.BETWEEN);
      assertThat(verdict.sentence()).contains("came whole at another try");
    }
  }

  @Test
  void silenceIsLikeADisconnection() {
    try (FakePop3 provider = twoMails()) {
      provider.on("RETR 1", Answer.silence());
      Verdict verdict = verdict(provider);
      assertThat(verdict.culprit()).isEqualTo(Culprit.THIS_MAIL);
      assertThat(verdict.steps().get(0)).contains("nothing came within 500 ms");
    }
  }

  @Test
  void aMailThatIsGoneNeedsNothing() {
    try (FakePop3 provider = FakePop3.with("b", LARGER).start()) {
      assertThat(verdict(provider).culprit()).isEqualTo(Culprit.GONE);
    }
  }

  @Test
  void aProviderThatIsAwayLeavesItOpen() {
    int port;
    try (FakePop3 provider = twoMails()) {
      port = provider.port();
    }
    Door door = new Door(wires, port, Security.NONE);
    Verdict verdict = new Diagnosis(door, new Suspect(1, "a", 5), clock, () -> false).run();
    assertThat(verdict.culprit()).isEqualTo(Culprit.UNKNOWN);
    assertThat(verdict.steps()).hasSize(1);
  }

  @Test
  void thePasswordIsNeverSentInTheClearWhereTheSettingsWantTls() {
    try (FakePop3 provider = twoMails()) {
      assertThat(verdict(provider, Security.STARTTLS).culprit()).isEqualTo(Culprit.UNKNOWN);
      assertThat(provider.commands()).noneMatch(c -> c.startsWith("PASS"));
    }
  }

  @Test
  void noSecretIsInAnyStep() {
    try (FakePop3 provider = twoMails()) {
      provider.on("RETR 1", Answer.say("-ERR geheim is wrong\r\n").thenHangUp());
      assertThat(verdict(provider).steps().toString()).doesNotContain("geheim");
    }
  }

  @Test
  void aStopEndsIt() {
    try (FakePop3 provider = twoMails()) {
      provider.on("RETR 1", Answer.cutAfter(20_000));
      Door door = new Door(wires, provider.port(), Security.NONE);
      Verdict verdict = new Diagnosis(door, new Suspect(1, "a", 5), clock, () -> true).run();
      assertThat(verdict.culprit()).isEqualTo(Culprit.UNKNOWN);
      assertThat(provider.connections()).isEqualTo(1);
    }
  }
}
