package io.postern.deliver;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Delivered;
import io.postern.time.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many mails over few connections, whatever becomes of the connections in between. */
class ConnectionsAreKeptTest {
  private static final String MAIL = "Subject: hello\r\n\r\nhello\r\n";

  private final Rig rig = new Rig();
  private final FakeSmtp server = rig.server;
  private final ExecutorService workers = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    workers.shutdownNow();
    rig.close();
  }

  private List<CompletableFuture<Outcome>> sendAtOnce(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> CompletableFuture.supplyAsync(() -> rig.outcome(MAIL), workers))
        .toList();
  }

  private static List<Outcome> outcomes(List<CompletableFuture<Outcome>> futures) {
    return futures.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void manyMailsGoOverOneConnection() {
    for (int i = 0; i < 20; i++) {
      assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    }
    assertThat(server.connections()).isEqualTo(1);
    assertThat(rig.delivery().idleConnections()).isEqualTo(1);
  }

  @Test
  void moreMailsThanConnectionsWaitTheirTurn() {
    rig.maxConnections(3).delivery();
    assertThat(outcomes(sendAtOnce(40))).hasSize(40).hasOnlyElementsOfType(Delivered.class);
    assertThat(server.connections()).isBetween(1, 3);
    assertThat(server.mails()).hasSize(40);
  }

  @Test
  void waitingForAConnectionEnds() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    server.on(FakeSmtp.END).times(1).when(gate).goOn();
    rig.maxConnections(1)
        .patience(Duration.ofMillis(300))
        .finalDot(Duration.ofSeconds(30))
        .delivery();
    CompletableFuture<Outcome> slow =
        CompletableFuture.supplyAsync(() -> rig.outcome(MAIL), workers);
    await().until(() -> server.mails().size() == 1);

    assertThat(rig.outcome(MAIL))
        .isEqualTo(new Deferred(Cause.SERVER, 0, "all 1 connections were busy for 300 ms"));
    gate.countDown();
    assertThat(slow.get(60, SECONDS)).isInstanceOf(Delivered.class);
  }

  @Test
  void aKeptConnectionThatDiedIsReplacedUnnoticed() {
    rig.outcome(MAIL);
    server.dropConnections();
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(server.connections()).isEqualTo(2);
    assertThat(server.mails()).hasSize(2);
  }

  @Test
  void aLimitThatWasRaisedMeanwhileIsNoticedByTheFirstMailAboveIt() {
    server.offering("PIPELINING", "SIZE 1000");
    rig.outcome(MAIL);
    assertThat(rig.delivery().lastOffered().orElseThrow().maxSize()).isEqualTo(1_000);
    server.offering("PIPELINING", "SIZE 100000");
    rig.outcome(MAIL);
    assertThat(server.connections()).isEqualTo(1);
    assertThat(rig.outcome(MAIL + "x".repeat(2_000) + "\r\n")).isInstanceOf(Delivered.class);
    assertThat(server.connections()).isEqualTo(2);
    assertThat(rig.delivery().lastOffered().orElseThrow().maxSize()).isEqualTo(100_000);
  }

  @Test
  void aKeptConnectionThatTheServerEndsIsReplacedUnnoticed() {
    rig.outcome(MAIL);
    server.on("MAIL").times(1).sayAndClose("421 4.4.2 idle for too long");
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aConnectionLostInTheContentIsNotReplacedUnnoticed() {
    rig.outcome(MAIL);
    server.on(FakeSmtp.END).times(1).close();
    assertThat(rig.outcome(MAIL))
        .isInstanceOfSatisfying(
            Deferred.class, deferred -> assertThat(deferred.cause()).isEqualTo(Cause.IN_DOUBT));
    assertThat(server.mails()).as("sent once").hasSize(2);
  }

  @Test
  void aConnectionOnWhichTheServerSaidMoreThanItWasAskedIsNotUsedAgain() {
    server.on(FakeSmtp.END).times(1).say("250 2.0.0 ok\r\n250 2.0.0 and another");
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(server.connections()).isEqualTo(2);
    assertThat(server.commands()).filteredOn(said -> said.startsWith("MAIL")).hasSize(2);
  }

  @Test
  void idleConnectionsAreEndedPolitely() {
    SettableClock clock = new SettableClock();
    rig.clock(clock);
    rig.outcome(MAIL);
    clock.advance(Duration.ofSeconds(29));
    rig.delivery().closeIdle();
    assertThat(rig.delivery().idleConnections()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    rig.delivery().closeIdle();
    assertThat(rig.delivery().idleConnections()).isZero();
    assertThat(server.commands()).last().isEqualTo("QUIT");
    await().until(() -> server.openConnections() == 0);
  }

  @Test
  void closingSaysGoodbyeAndLetsNothingIn() {
    rig.outcome(MAIL);
    rig.delivery().close();
    assertThat(server.commands()).last().isEqualTo("QUIT");
    assertThat(rig.outcome(MAIL))
        .isEqualTo(new Deferred(Cause.SERVER, 0, "delivery to server is closed"));
  }

  @Test
  void closingLetsAnAttemptUnderWayEnd() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    server.on(FakeSmtp.END).when(gate).goOn();
    CompletableFuture<Outcome> slow =
        CompletableFuture.supplyAsync(() -> rig.outcome(MAIL), workers);
    await().until(() -> server.mails().size() == 1);
    rig.delivery().close();
    gate.countDown();
    assertThat(slow.get(60, SECONDS)).isInstanceOf(Delivered.class);
    await().until(() -> server.openConnections() == 0);
  }

  @Test
  void aServerThatIsDownIsNotAskedByEverybodyInTurn() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    server.on(FakeSmtp.GREETING).when(gate).sayAndClose("421 4.3.2 down");
    rig.maxConnections(1).patience(Duration.ofSeconds(30)).delivery();
    CompletableFuture<Outcome> first =
        CompletableFuture.supplyAsync(() -> rig.outcome(MAIL), workers);
    await().until(() -> server.connections() == 1);
    CountDownLatch begun = new CountDownLatch(8);
    List<CompletableFuture<Outcome>> waiting = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waiting.add(CompletableFuture.supplyAsync(() -> begunThenOutcome(begun), workers));
    }
    begun.await();
    await().until(() -> rig.delivery().waiting() == 8);
    gate.countDown();

    assertThat(first.get(60, SECONDS)).isInstanceOf(Deferred.class);
    assertThat(outcomes(waiting))
        .allSatisfy(outcome -> assertThat(outcome.text()).endsWith("421 4.3.2 down"));
    assertThat(server.connections()).isEqualTo(1);
  }

  private Outcome begunThenOutcome(CountDownLatch begun) {
    begun.countDown();
    return rig.outcome(MAIL);
  }

  @Test
  void aServerThatIsUpAgainIsUsedAtOnce() {
    server.on(FakeSmtp.GREETING).times(1).sayAndClose("421 4.3.2 down");
    assertThat(rig.outcome(MAIL)).isInstanceOf(Deferred.class);
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
  }

  @Test
  void nobodyListeningIsTheServersFault() {
    server.close();
    assertThat(rig.outcome(MAIL))
        .isInstanceOfSatisfying(
            Deferred.class,
            deferred -> {
              assertThat(deferred.cause()).isEqualTo(Cause.SERVER);
              assertThat(deferred.text()).contains("127.0.0.1:" + server.port(), "refused");
            });
  }

  @Test
  void anInterruptedAttemptIsDeferredAndStaysInterrupted() {
    rig.outcome(MAIL);
    Thread.currentThread().interrupt();
    Outcome outcome = rig.outcome(MAIL);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Deferred.class, deferred -> assertThat(deferred.cause()).isEqualTo(Cause.SERVER));
    assertThat(server.mails()).hasSize(1);
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
  }
}
