package io.postern.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/**
 * Starts a gateway and kills it at an instant that chance chooses; the same seed, the same choices.
 */
final class Kills {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int MOST_START_MILLIS = 3_000;
  private static final int MOST_WORK_MILLIS = 1_000;
  private static final int MOST_EXTRA_NANOS = 20_000_000;

  private final Random random;
  private final SmtpSink sink;

  Kills(long seed, SmtpSink sink) {
    this.random = new Random(seed);
    this.sink = sink;
  }

  /**
   * One life: some end while the gateway starts, most after some of its mails arrived, the others a
   * while after the first one did.
   *
   * @param mails how many wait for it, at the least
   */
  void live(GatewayProcess gateway, int mails) throws IOException {
    int before = sink.count();
    gateway.launch();
    int choice = random.nextInt(10);
    if (choice == 0) {
      pass(Duration.ofMillis(random.nextInt(MOST_START_MILLIS)));
    } else if (choice <= 6) {
      awaitCount(gateway, before + 1 + random.nextInt(mails));
      pass(Duration.ofNanos(random.nextInt(MOST_EXTRA_NANOS)));
    } else {
      awaitCount(gateway, before + 1);
      pass(Duration.ofMillis(random.nextInt(MOST_WORK_MILLIS)));
    }
    gateway.kill9();
  }

  private void awaitCount(GatewayProcess gateway, int wanted) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .failFast("the gateway ended by itself", () -> !gateway.isAlive())
        .until(() -> sink.count() >= wanted);
  }

  private static void pass(Duration time) {
    await().pollDelay(time).until(() -> true);
  }
}
