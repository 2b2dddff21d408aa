package io.postern.deliver;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Has the idle connections of any number of deliveries looked after in one thread. */
final class IdleSweeper implements AutoCloseable {
  private static final long MAX_PERIOD_MILLIS = 10_000;

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, IdleSweeper::named);

  IdleSweeper() {
    thread.setRemoveOnCancelPolicy(true);
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "deliver-idle");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs this again and again, often enough for the idle time-out, until the future is cancelled.
   *
   * @throws IllegalStateException after {@link #close}
   */
  Future<?> every(Duration idleTimeout, Runnable sweep) {
    long period = Math.min(MAX_PERIOD_MILLIS, 1 + idleTimeout.toMillis() / 2);
    try {
      return thread.scheduleWithFixedDelay(sweep, period, period, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      throw new IllegalStateException("deliveries are closed", closed);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
