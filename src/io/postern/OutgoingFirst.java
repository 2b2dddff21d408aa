package io.postern;

import io.postern.queue.Queue;
import io.postern.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session with an account is preceded by: it is a connection to the provider, so outgoing
 * mail that waits for one goes, and where that is wanted, goes first (F72, F85, F86).
 *
 * <p>Sessions that begin while one waits wait for the same end. When the mail did not leave in
 * time, sessions go on without waiting for a while, so that a slow provider cannot hold up the
 * fetching of many accounts one after the other.
 */
final class OutgoingFirst implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingFirst.class);
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final Duration IN_VAIN = Duration.ofMinutes(5);

  private final Supplier<Queue> queue;
  private final boolean waits;
  private final Clock clock;

  /** When the waiting that is under way ends. */
  private Instant end = Instant.MIN;

  private int waiting;
  private Instant inVainUntil = Instant.MIN;

  /**
   * @param queue asked for at each session; null when there is none
   * @param waits whether sessions wait for the mail
   */
  OutgoingFirst(Supplier<Queue> queue, boolean waits, Clock clock) {
    this.queue = queue;
    this.waits = waits;
    this.clock = clock;
  }

  @Override
  public void run() {
    Queue outgoing = queue.get();
    if (outgoing == null) {
      return;
    }
    begins(outgoing);
    Duration patience = waits ? comes() : Duration.ZERO;
    if (!patience.isZero()) {
      leaves(outgoing.awaitIdle(patience));
    }
  }

  private static void begins(Queue outgoing) {
    try {
      outgoing.connectionBegins();
    } catch (StoreException e) {
      LOG.warn("What waits for a connection goes with the next one: {}", e.getMessage());
    }
  }

  /** How long to wait. */
  private synchronized Duration comes() {
    Instant now = clock.instant();
    if (now.isBefore(inVainUntil)) {
      return Duration.ZERO;
    }
    if (waiting == 0) {
      end = now.plus(PATIENCE);
    }
    if (!now.isBefore(end)) {
      return Duration.ZERO;
    }
    waiting++;
    return Duration.between(now, end);
  }

  private synchronized void leaves(boolean idle) {
    waiting--;
    Instant now = clock.instant();
    if (!idle && !now.isBefore(end)) {
      inVainUntil = now.plus(IN_VAIN);
    }
  }
}
