package io.postern.accept;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after all conversations from time to time, on one thread. */
final class Watchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  /** Who is looked after. */
  interface Watched {
    /**
     * Looks whether something is due; quick.
     *
     * @param now as {@link System#nanoTime}
     */
    void check(long now);
  }

  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(Watchdog::thread);

  /**
   * @param every how often to look
   */
  Watchdog(Duration every) {
    var unused =
        clockwork.scheduleWithFixedDelay(
            this::look, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "smtpd-watchdog");
    thread.setDaemon(true);
    return thread;
  }

  private void look() {
    long now = System.nanoTime();
    for (Watched each : watched) {
      try {
        each.check(now);
      } catch (RuntimeException broken) {
        LOG.error("The watchdog of the SMTP listener goes on after an error", broken);
      }
    }
  }

  void add(Watched one) {
    watched.add(one);
  }

  void remove(Watched one) {
    watched.remove(one);
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
