package io.postern.fetch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** As many accounts are visited at once as the settings say, and no more (F44). */
class SeveralAccountsAreVisitedAtOnceTest {
  private static final int PATIENCE_SECONDS = 30;

  private static Sessions sessions(int parallel) {
    return new Sessions(new FetchSettings(Path.of("unused"), parallel, 1, 3, 0, 65_536));
  }

  @Test
  void sessionsRunBesideEachOther() throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    try (Sessions sessions = sessions(3)) {
      for (int i = 0; i < 3; i++) {
        sessions.submit(() -> meet(together));
      }
      together.await(PATIENCE_SECONDS, SECONDS);
    }
  }

  @Test
  void theOthersWaitForTheirTurn() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(200);
    try (Sessions sessions = sessions(2)) {
      for (int i = 0; i < 200; i++) {
        sessions.submit(
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              Thread.yield();
              running.decrementAndGet();
              done.countDown();
            });
      }
      assertThat(done.await(PATIENCE_SECONDS, SECONDS)).isTrue();
      assertThat(most.get()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void theirOrderIsThatInWhichTheyWereAskedFor() throws Exception {
    List<String> begun = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(3);
    try (Sessions sessions = sessions(1)) {
      for (String account : List.of("info", "shop", "anna")) {
        sessions.submit(
            () -> {
              begun.add(account);
              done.countDown();
            });
      }
      assertThat(done.await(PATIENCE_SECONDS, SECONDS)).isTrue();
      assertThat(begun).containsExactly("info", "shop", "anna");
    }
  }

  private static void meet(CyclicBarrier together) {
    try {
      together.await(PATIENCE_SECONDS, SECONDS);
    } catch (Exception alone) {
      throw new IllegalStateException("the others did not come", alone);
    }
  }
}
