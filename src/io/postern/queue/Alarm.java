package io.postern.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** When the database is to be asked again. Not for several threads. */
final class Alarm {
  /** A clock can be set, so nobody waits longer without a look at it. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Mails whose moments follow close upon each other are taken up together. */
  private static final Duration BETWEEN_LOADS = Duration.ofMillis(20);

  private static final Duration BETWEEN_LOADS_WHEN_BUSY = Duration.ofMillis(250);

  private final Supplier<Instant> another;
  private Instant moment = Instant.MAX;
  private Instant loadedAt = Instant.MIN;

  /**
   * @param another tells another moment at which it is to ring, the latest there is when never;
   *     asked each time
   */
  Alarm(Supplier<Instant> another) {
    this.another = another;
  }

  /**
   * An earlier moment replaces a later one.
   *
   * @return false when the alarm rings earlier anyway
   */
  boolean at(Instant other) {
    boolean earlier = other.isBefore(moment());
    moment = other.isBefore(moment) ? other : moment;
    return earlier;
  }

  private Instant moment() {
    Instant other = another.get();
    return other.isBefore(moment) ? other : moment;
  }

  boolean isLaterThan(Instant now) {
    return now.isBefore(moment());
  }

  /**
   * @param busy whether there is enough to do without asking
   */
  boolean rings(Instant now, boolean busy) {
    if (isLaterThan(now)) {
      return false;
    }
    Duration pause = busy ? BETWEEN_LOADS_WHEN_BUSY : BETWEEN_LOADS;
    return loadedAt.equals(Instant.MIN) || !now.isBefore(loadedAt.plus(pause));
  }

  /** How long to wait, at the most, before it is looked at again. */
  Duration wait(Instant now) {
    Instant next = moment();
    if (!next.isBefore(now.plus(PATIENCE))) {
      return PATIENCE;
    }
    Duration wait = Duration.between(now, next);
    return wait.compareTo(BETWEEN_LOADS) < 0 ? BETWEEN_LOADS : wait;
  }

  /** The database was asked; until {@link #at} is called there is no reason to ask again. */
  void loaded(Instant now) {
    loadedAt = now;
    moment = Instant.MAX;
  }
}
