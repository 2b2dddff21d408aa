package io.postern.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a mail that was put off is tried again, when its sender hears of that, and when it is given
 * up.
 *
 * @param retries how long to wait after the first, second … attempt; the last one repeats
 * @param expireAfter how long after acceptance a mail is given up
 * @param warnAfter how long after acceptance its sender hears of the delay
 */
record RetrySchedule(List<Duration> retries, Duration expireAfter, Duration warnAfter) {
  /** A wait grows by up to a tenth, so that mails which failed together do not return together. */
  private static final int JITTER_PARTS = 10;

  private static final int JITTER_STEPS = 1_000;

  RetrySchedule {
    if (retries.isEmpty()) {
      throw new IllegalArgumentException("retries: at least one wait is needed");
    }
    retries = List.copyOf(retries);
  }

  static RetrySchedule of(RelaySettings settings) {
    return new RetrySchedule(settings.retries(), settings.expireAfter(), settings.warnAfter());
  }

  /**
   * The moment of the next attempt: never later than the moment at which the mail expires, so that
   * its sender hears of that in time.
   *
   * @param attempts that were counted before the one that just ended
   */
  Instant next(String mailId, int attempts, Instant acceptedAt, Instant now) {
    Instant next = now.plus(delay(mailId, attempts));
    Instant end = acceptedAt.plus(expireAfter);
    return next.isAfter(end) && end.isAfter(now) ? end : next;
  }

  /** The same mail waits equally long each time it is asked about. */
  Duration delay(String mailId, int attempts) {
    Duration wait = retries.get(Math.min(attempts, retries.size() - 1));
    long step = Math.floorMod((mailId.hashCode() + attempts) * 0x9E3779B1, JITTER_STEPS);
    return wait.plusMillis(wait.toMillis() * step / JITTER_STEPS / JITTER_PARTS);
  }

  Instant expiry(Instant acceptedAt) {
    return acceptedAt.plus(expireAfter);
  }

  boolean isExpired(Instant acceptedAt, Instant now) {
    return !now.isBefore(expiry(acceptedAt));
  }

  boolean isLate(Instant acceptedAt, Instant now) {
    return !now.isBefore(acceptedAt.plus(warnAfter));
  }
}
