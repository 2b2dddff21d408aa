package io.postern.fetch.pop3;

import static io.postern.fetch.pop3.Answer.err;
import static io.postern.fetch.pop3.Answer.hangUp;
import static io.postern.fetch.pop3.Answer.say;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.fetch.pop3.Pop3Exception.Kind;
import io.postern.wire.Wires;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetrieveAndDeleteTest {
  private static final String ONE = "Subject: one\r\n\r\n.dot\r\n";
  private static final String TWO = "Subject: two\r\n\r\nbody\nbare\rends\0\r\n";

  private final Wires wires = new Wires();
  private final Visitor anna = Visitor.anna(wires);
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(wires.openCount()).isZero();
    wires.close();
  }

  @Test
  void mailsComeInTheOrderTheyWereAskedFor() throws Exception {
    try (FakePop3 server = FakePop3.with("a", ONE, "b", TWO).pipelining().start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendRetr(2);
      pop3.sendDele(2);
      pop3.sendRetr(1);
      pop3.sendTop(1, 0);
      pop3.flush();
      assertThat(pop3.waiting()).isEqualTo(4);
      assertThat(retrieve(pop3)).isInstanceOf(Retrieved.Complete.class);
      assertThat(kept.toString(ISO_8859_1)).isEqualTo(TWO);
      assertThat(pop3.readReply().ok()).isTrue();
      Retrieved.Complete one = (Retrieved.Complete) retrieve(pop3);
      assertThat(kept.toString(ISO_8859_1)).isEqualTo(ONE);
      assertThat(one.size()).isEqualTo(ONE.length());
      assertThat(one.facts().dotLines()).isTrue();
      assertThat(pop3.readTop(1000)).hasValue("Subject: one\r\n\r\n".getBytes(ISO_8859_1));
      assertThat(server.deleted()).isEmpty();
      assertThat(pop3.quit().ok()).isTrue();
      assertThat(server.deleted()).containsExactly("b");
      assertThat(server.uidls()).containsExactly("a");
    }
  }

  @Test
  void theOrderOfReadingIsTheOrderOfSending() throws Exception {
    try (FakePop3 server = FakePop3.with("a", ONE).start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendRetr(1);
      pop3.flush();
      assertThatThrownBy(pop3::readReply)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("RETR 1");
      assertThatThrownBy(pop3::quit).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aLargeMailComesWhole() throws Exception {
    byte[] large = new byte[5_000_000];
    new Random(1).nextBytes(large);
    byte[] content = (new String(large, ISO_8859_1) + "\r\n").getBytes(ISO_8859_1);
    try (FakePop3 server = FakePop3.with("a", content).start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendRetr(1);
      pop3.flush();
      assertThat(retrieve(pop3)).isInstanceOf(Retrieved.Complete.class);
      assertThat(kept.toByteArray()).isEqualTo(content);
    }
  }

  @Test
  void theMailOfTheClassicTruncationComesWhole() throws Exception {
    String trap = "visible\n.\r\n+OK 1 message\r\n.\r\n-ERR\r\n";
    try (FakePop3 server = FakePop3.with("a", trap, "b", ONE).start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendRetr(1);
      pop3.flush();
      retrieve(pop3);
      assertThat(kept.toString(ISO_8859_1)).isEqualTo(trap);
      pop3.sendRetr(2);
      pop3.flush();
      retrieve(pop3);
      assertThat(kept.toString(ISO_8859_1)).isEqualTo(ONE);
    }
  }

  @Test
  void aRefusedMailIsAResultAndTheNextOneComes() throws Exception {
    try (FakePop3 server =
            FakePop3.with("a", ONE, "b", TWO).on("RETR 1", err("[SYS/PERM] damaged")).start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendRetr(1);
      pop3.sendRetr(2);
      pop3.flush();
      Retrieved.Failed failed = (Retrieved.Failed) retrieve(pop3);
      assertThat(failed.reply().code()).isEqualTo("SYS/PERM");
      assertThat(failed.reply().words()).isEqualTo("-ERR [SYS/PERM] damaged");
      assertThat(retrieve(pop3)).isInstanceOf(Retrieved.Complete.class);
    }
  }

  @Test
  void aMailThatCannotBeKeptIsAResultAndTheNextOneComes() throws Exception {
    try (FakePop3 server = FakePop3.with("a", ONE, "b", TWO).start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendRetr(1);
      pop3.sendRetr(2);
      pop3.flush();
      Retrieved answer =
          pop3.readRetr(
              (block, from, to) -> {
                throw new IOException("no space left on device");
              });
      assertThat(((Retrieved.NotKept) answer).why()).hasMessage("no space left on device");
      assertThat(retrieve(pop3)).isInstanceOf(Retrieved.Complete.class);
      assertThat(kept.toString(ISO_8859_1)).isEqualTo(TWO);
    }
  }

  @Test
  void aMailThatEndsAnywhereButAtItsEndIsNoMail() throws Exception {
    int whole = ("+OK " + ONE.length() + " octets\r\n.\r\n").length() + ONE.length() + 1;
    for (int octets = 0; octets < whole; octets++) {
      try (FakePop3 server = FakePop3.with("a", ONE).on("RETR", Answer.cutAfter(octets)).start();
          Pop3Connection pop3 = anna.open(server)) {
        pop3.sendRetr(1);
        pop3.flush();
        Pop3Exception failure = Visitor.failureOf(() -> retrieve(pop3));
        assertThat(failure.kind()).as("cut after %d", octets).isEqualTo(Kind.LOST);
        assertThat(failure).hasMessageContaining("(after RETR 1)");
      }
    }
  }

  @Test
  void aMailWithoutStuffingThatEndsEarlyIsNotBelieved() throws Exception {
    String trap = "Subject: x\r\n\r\nseen\r\n.\r\nunseen\r\n";
    try (FakePop3 server = FakePop3.with("a", trap).withoutStuffing().start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendRetr(1);
      pop3.flush();
      assertThat(Visitor.failureOf(() -> retrieve(pop3)).kind()).isEqualTo(Kind.PROTOCOL);
    }
  }

  @Test
  void aMailWithoutStuffingThatEndsEarlyIsNotBelievedWhilePipelining() throws Exception {
    String trap = "Subject: x\r\n\r\nseen\r\n.\r\nunseen\r\n";
    try (FakePop3 server = FakePop3.with("a", trap, "b", TWO).withoutStuffing().start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendRetr(1);
      pop3.sendRetr(2);
      pop3.flush();
      Pop3Exception failure = Visitor.failureOf(() -> retrieve(pop3));
      assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(failure).hasMessageContaining("(after RETR 1)");
    }
  }

  @Test
  void nonsenseInsteadOfAStatusIsTheEnd() throws Exception {
    try (FakePop3 server = FakePop3.with("a", ONE).on("RETR", say("OK\r\nx\r\n.\r\n")).start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendRetr(1);
      pop3.flush();
      assertThat(Visitor.failureOf(() -> retrieve(pop3)).kind()).isEqualTo(Kind.PROTOCOL);
    }
  }

  @Test
  void aMailWithoutEndIsGivenUp() throws Exception {
    try (FakePop3 server = FakePop3.with("a", "x".repeat(100_000) + "\r\n").start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendRetr(1);
      pop3.flush();
      Pop3Exception failure = Visitor.failureOf(() -> pop3.readRetr(Visitor.into(kept), 10_000));
      assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(failure).hasMessageContaining("longer than 10000 octets");
    }
  }

  @Test
  void aServerThatFallsSilentInAMailIsNotWaitedForForEver() throws Exception {
    try (FakePop3 server = FakePop3.with("a", ONE).on("RETR", say("+OK\r\nSubject: ")).start();
        Pop3Connection pop3 = anna.impatient().open(server)) {
      pop3.sendRetr(1);
      pop3.flush();
      assertThat(Visitor.failureOf(() -> retrieve(pop3)).kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void aServerThatDripsIsNotWaitedForForEver() throws Exception {
    ScheduledExecutorService tap = Executors.newSingleThreadScheduledExecutor();
    Answer dripping =
        (session, command) -> {
          session.line("+OK");
          tap.scheduleAtFixedRate(() -> drip(session), 0, 20, TimeUnit.MILLISECONDS);
        };
    try (FakePop3 server = FakePop3.with("a", ONE).on("RETR", dripping).start();
        Pop3Connection pop3 = anna.impatient().open(server)) {
      pop3.sendRetr(1);
      pop3.flush();
      Pop3Exception failure = Visitor.failureOf(() -> retrieve(pop3));
      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure).hasMessageContaining("as a whole");
    } finally {
      tap.shutdownNow();
    }
  }

  private static void drip(FakePop3Session session) {
    try {
      session.raw(new byte[] {'x'});
      session.flush();
    } catch (IOException gone) {
      throw new IllegalStateException("the client has gone; no more drops", gone);
    }
  }

  @Test
  void aServerMayTakeItsTime() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (FakePop3 server =
            FakePop3.with("a", ONE).on("RETR", Answer.when(latch, Answer.asUsual())).start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendRetr(1);
      pop3.flush();
      latch.countDown();
      assertThat(retrieve(pop3)).isInstanceOf(Retrieved.Complete.class);
    }
  }

  @Test
  void topIsCutWhereTheCallerSays() throws Exception {
    String header = "Subject: " + "x".repeat(100_000) + "\r\n\r\n";
    try (FakePop3 server = FakePop3.with("a", header + "body\r\n").start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendTop(1, 0);
      pop3.sendDele(1);
      pop3.flush();
      assertThat(pop3.readTop(500)).hasValue(header.substring(0, 500).getBytes(ISO_8859_1));
      assertThat(pop3.readReply().ok()).isTrue();
    }
  }

  @Test
  void aRefusedTopIsEmpty() throws Exception {
    try (FakePop3 server = FakePop3.with("a", ONE).on("TOP", err("unknown command")).start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendTop(1, 0);
      pop3.flush();
      assertThat(pop3.readTop(500)).isEmpty();
      assertThat(pop3.quit().ok()).isTrue();
    }
  }

  @Test
  void aRefusedDeletionIsAResult() throws Exception {
    try (FakePop3 server = FakePop3.with("a", ONE).on("DELE", err("read only")).start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendDele(1);
      pop3.flush();
      assertThat(pop3.readReply().words()).isEqualTo("-ERR read only");
      assertThat(pop3.quit().ok()).isTrue();
      assertThat(server.deleted()).isEmpty();
    }
  }

  @Test
  void withoutQuitNothingIsDeleted() throws Exception {
    try (FakePop3 server = FakePop3.with("a", ONE).start()) {
      try (Pop3Connection pop3 = anna.open(server)) {
        pop3.sendDele(1);
        pop3.flush();
        assertThat(pop3.readReply().ok()).isTrue();
      }
      try (Pop3Connection pop3 = anna.open(server)) {
        assertThat(pop3.list(10).size()).isOne();
      }
      assertThat(server.deleted()).isEmpty();
    }
  }

  @Test
  void aQuitWithoutAnswerLeavesItOpenWhatWasDeleted() throws Exception {
    for (boolean afterCommit : new boolean[] {false, true}) {
      try (FakePop3 server = FakePop3.with("a", ONE).dropsAtQuit(afterCommit).start();
          Pop3Connection pop3 = anna.open(server)) {
        pop3.sendDele(1);
        pop3.flush();
        assertThat(pop3.readReply().ok()).isTrue();
        assertThat(Visitor.failureOf(pop3::quit).kind()).isEqualTo(Kind.LOST);
        assertThat(server.deleted()).hasSize(afterCommit ? 1 : 0);
      }
    }
  }

  @Test
  void aRefusedQuitIsAResult() throws Exception {
    try (FakePop3 server =
            FakePop3.with("a", ONE).on("QUIT", err("some messages not removed")).start();
        Pop3Connection pop3 = anna.open(server)) {
      assertThat(pop3.quit().ok()).isFalse();
    }
  }

  @Test
  void aServerThatHasGoneIsFoundOut() throws Exception {
    try (FakePop3 server = FakePop3.with("a", ONE).on("DELE", hangUp()).start();
        Pop3Connection pop3 = anna.open(server)) {
      pop3.sendDele(1);
      pop3.flush();
      assertThat(Visitor.failureOf(pop3::readReply).kind()).isEqualTo(Kind.LOST);
    }
  }

  private Retrieved retrieve(Pop3Connection pop3) throws Pop3Exception {
    kept.reset();
    return pop3.readRetr(Visitor.into(kept));
  }
}
