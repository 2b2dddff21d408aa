package io.postern.manage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The pauses of a command that shows what goes on until it is stopped. */
final class Heartbeat {
  static final Duration SECOND = Duration.ofSeconds(1);

  private Heartbeat() {}

  /**
   * Waits.
   *
   * @return false when the command shall end: its thread was interrupted
   */
  static boolean pause(Duration time) {
    try {
      return !new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
