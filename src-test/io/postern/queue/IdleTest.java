package io.postern.queue;

import static io.postern.queue.Office.A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.queue.Settlement.Fate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for the queue to have nothing to send waits no longer than necessary (F72). */
class IdleTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final CountDownLatch gate = new CountDownLatch(1);
  private Office office;
  private Crew crew;

  @BeforeEach
  void open() {
    office = new Office(folder);
    crew = new Crew("test", 2, office.queue.dispatch(), this::send);
  }

  @AfterEach
  void close() throws InterruptedException {
    gate.countDown();
    assertThat(crew.stop(LONG)).isTrue();
    office.close();
  }

  private void send(Candidate candidate) {
    try {
      assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Transit transit = office.begin(candidate.mailId());
    office.queue.settle(transit, office.settlement(transit, new Fate.Delivered("250")));
  }

  private CompletableFuture<Boolean> waiter() {
    return CompletableFuture.supplyAsync(() -> office.queue.awaitIdle(LONG));
  }

  @Test
  void anEmptyQueueIsIdleAtOnce() {
    crew.start();
    assertThat(office.queue.awaitIdle(LONG)).isTrue();
  }

  @Test
  void itIsIdleWhenAllThatIsDueWasSent() {
    for (int i = 0; i < 20; i++) {
      office.put("M" + i);
    }
    crew.start();
    CompletableFuture<Boolean> waiter = waiter();
    await().during(Duration.ofMillis(100)).until(() -> !waiter.isDone());
    gate.countDown();
    assertThat(waiter.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
    assertThat(office.queue.counts().mails()).isZero();
  }

  @Test
  void whatMayNotBeSentNowIsNotWaitedFor() {
    office.queue.restUntil("isp", Office.NOW.plusSeconds(600));
    office.put(office.deposit("M1", A));
    crew.start();
    assertThat(office.queue.awaitIdle(LONG)).isTrue();
    assertThat(office.queue.find("M1")).isPresent();
  }

  @Test
  void patienceEnds() {
    office.put("M1");
    crew.start();
    assertThat(office.queue.awaitIdle(Duration.ofMillis(50))).isFalse();
  }

  @Test
  void nobodyWaitsForAQueueThatIsPaused() throws Exception {
    office.put("M1");
    assertThat(office.queue.awaitIdle(LONG)).isFalse();
    crew.start();
    CompletableFuture<Boolean> waiter = waiter();
    await().during(Duration.ofMillis(50)).until(() -> !waiter.isDone());
    assertThat(crew.stop(Duration.ofMillis(1))).isFalse();
    assertThat(waiter.orTimeout(10, TimeUnit.SECONDS).join()).isFalse();
  }
}
