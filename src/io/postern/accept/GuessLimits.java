package io.postern.accept;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Slows down the guessing of passwords over any number of connections: after some wrong ones a
 * source has to wait, twice as long after each further one. No thread waits; who comes too early is
 * not even compared. Remembers a bounded number of sources, those that tried last.
 */
final class GuessLimits {
  private static final int FREE = 10;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGET_AFTER = Duration.ofHours(1);
  private static final int MAX_SOURCES = 10_000;

  private final Clock clock;
  private final Map<Source, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true);

  /** What became of a login. */
  sealed interface Verdict {}

  /**
   * Name and password are right.
   *
   * @param user the name
   */
  record Right(String user) implements Verdict {}

  /** They are not. */
  record Wrong() implements Verdict {}

  /**
   * Nobody looked at them.
   *
   * @param seconds how long this source has to wait, at least 1
   */
  record Later(long seconds) implements Verdict {}

  /** What is known about one source. */
  private static final class Tally {
    private int failures;
    private Instant closedUntil = Instant.MIN;
    private Instant lastFailure = Instant.MIN;
  }

  GuessLimits(Clock clock) {
    this.clock = clock;
  }

  /**
   * Compares, if the source may try now, and keeps the result in mind; one login at a time, so that
   * a hundred connections get no hundred guesses.
   *
   * @param check yields the user when name and password are right; quick
   */
  synchronized Verdict judge(InetAddress address, Supplier<Optional<String>> check) {
    Source source = Source.of(address);
    Instant now = clock.instant();
    Tally tally = tallies.get(source);
    if (tally != null && tally.closedUntil.isAfter(now)) {
      return new Later(Duration.between(now, tally.closedUntil).toSeconds() + 1);
    }
    Optional<String> user = check.get();
    if (user.isPresent()) {
      tallies.remove(source);
      return new Right(user.get());
    }
    failed(tallies.computeIfAbsent(source, s -> new Tally()), now);
    forgetEldest();
    return new Wrong();
  }

  private static void failed(Tally tally, Instant now) {
    if (tally.lastFailure.isBefore(now.minus(FORGET_AFTER))) {
      tally.failures = 0;
    }
    tally.failures++;
    tally.lastFailure = now;
    if (tally.failures >= FREE) {
      tally.closedUntil = now.plus(waitAfter(tally.failures - FREE));
    }
  }

  private static Duration waitAfter(int furtherFailures) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(furtherFailures, 16));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private void forgetEldest() {
    if (tallies.size() > MAX_SOURCES) {
      tallies.remove(tallies.keySet().iterator().next());
    }
  }

  /** How many sources are remembered. */
  synchronized int size() {
    return tallies.size();
  }
}
