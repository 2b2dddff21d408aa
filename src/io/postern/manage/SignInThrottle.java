package io.postern.manage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing of passwords: after some failures a key has to wait, twice as long each time.
 * Nobody sleeps; who comes too early is told how long to wait. A key names where attempts come from
 * (an address, or an address and a user).
 */
final class SignInThrottle {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGET_AFTER = Duration.ofHours(1);
  private static final int MAX_KEYS = 10_000;

  /** A program with the right password may sign in this often at the same time. */
  private static final int MAX_PENDING = 20;

  private final int free;
  private final Clock clock;
  private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true);

  /** What is known about one key. */
  private static final class Tally {
    private int failures;
    private int pending;
    private Instant closedUntil = Instant.MIN;
    private Instant lastFailure = Instant.MIN;
  }

  /**
   * @param free how many failures cost no time
   */
  SignInThrottle(int free, Clock clock) {
    this.free = free;
    this.clock = clock;
  }

  /**
   * Asks whether an attempt may be made now; each one that may must be followed by {@link #end}.
   *
   * @return how long to wait, or empty when it may
   */
  synchronized Optional<Duration> begin(String key) {
    Instant now = clock.instant();
    Tally tally = tallies.computeIfAbsent(key, k -> new Tally());
    if (tally.lastFailure.isBefore(now.minus(FORGET_AFTER))) {
      tally.failures = 0;
    }
    if (tally.closedUntil.isAfter(now)) {
      return Optional.of(Duration.between(now, tally.closedUntil));
    }
    int allowed = tally.failures == 0 ? MAX_PENDING : Math.max(1, free - tally.failures);
    if (tally.pending >= allowed) {
      return Optional.of(FIRST_WAIT);
    }
    tally.pending++;
    forgetEldest();
    return Optional.empty();
  }

  private void forgetEldest() {
    if (tallies.size() > MAX_KEYS) {
      tallies.remove(tallies.keySet().iterator().next());
    }
  }

  /** An attempt is over, however it ended. */
  synchronized void end(String key) {
    Tally tally = tallies.get(key);
    if (tally != null) {
      tally.pending--;
      if (tally.pending <= 0 && tally.failures == 0) {
        tallies.remove(key);
      }
    }
  }

  /** The password was wrong. */
  synchronized void failed(String key) {
    Tally tally = tallies.computeIfAbsent(key, k -> new Tally());
    Instant now = clock.instant();
    tally.failures++;
    tally.lastFailure = now;
    if (tally.failures >= free) {
      tally.closedUntil = now.plus(waitAfter(tally.failures - free));
    }
    forgetEldest();
  }

  /** The password was right: what went before is forgiven. */
  synchronized void succeeded(String key) {
    Tally tally = tallies.get(key);
    if (tally != null) {
      tally.failures = 0;
      tally.closedUntil = Instant.MIN;
    }
  }

  private static Duration waitAfter(int furtherFailures) {
    if (furtherFailures > 16) {
      return LONGEST_WAIT;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << furtherFailures);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
