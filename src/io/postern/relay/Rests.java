package io.postern.relay;

import io.postern.mail.Outcome.Deferred;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Lets a destination in trouble rest, longer each time, so that all the mails for it together cost
 * one attempt for each rest. When a rest is over one mail goes ahead, and the others follow when it
 * was answered.
 *
 * <p>A mail over which a server breaks off again and again, while it serves others in between, is
 * itself the trouble and makes nobody rest.
 */
final class Rests {
  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15));

  /** How long the others wait for the one that went ahead, at the most. */
  private static final Duration AHEAD = Duration.ofMinutes(2);

  private static final int MAX_SUSPECTS = 1_000;

  private final BiConsumer<String, Instant> rest;
  private final Clock clock;
  private final Recent<Standing> standings;
  private final Recent<Long> suspects = new Recent<>(MAX_SUSPECTS);

  /** How a destination stands; to be used under its own lock. */
  private static final class Standing {
    private long answered;
    private int failures;
    private Instant until = Instant.MIN;
    private Deferred answer;
  }

  /** Whether an attempt may be made now. */
  sealed interface Admission {
    /**
     * It may.
     *
     * @param ahead whether it is the one that finds out for the others
     */
    record Go(boolean ahead) implements Admission {}

    /**
     * The destination rests.
     *
     * @param until when
     * @param answer why
     */
    record Resting(Instant until, Deferred answer) implements Admission {}
  }

  /**
   * A rest that began or goes on.
   *
   * @param until when
   * @param failures in a row
   */
  record Rest(Instant until, int failures) {}

  /**
   * @param rest hears until when a destination rests; a moment that is not in the future ends the
   *     rest
   * @param remembered destinations, at the most; those asked about longest ago are forgotten
   */
  Rests(BiConsumer<String, Instant> rest, Clock clock, int remembered) {
    this.rest = rest;
    this.clock = clock;
    this.standings = new Recent<>(remembered);
  }

  private Standing standing(String destination) {
    synchronized (standings) {
      return standings.computeIfAbsent(destination, name -> new Standing());
    }
  }

  Admission admit(String destination) {
    Standing standing = standing(destination);
    synchronized (standing) {
      if (standing.failures == 0) {
        return new Admission.Go(false);
      }
      Instant now = clock.instant();
      if (now.isBefore(standing.until)) {
        return new Admission.Resting(standing.until, standing.answer);
      }
      standing.until = now.plus(AHEAD);
      rest.accept(destination, standing.until);
      return new Admission.Go(true);
    }
  }

  /** The destination did what it is for, whatever it said about the mail. */
  void answered(String destination) {
    Standing standing = standing(destination);
    synchronized (standing) {
      standing.answered++;
      if (standing.failures > 0) {
        standing.failures = 0;
        rest.accept(destination, clock.instant());
      }
    }
  }

  /**
   * The destination did not do what it is for.
   *
   * @param went what {@link #admit} said
   * @return the rest that follows; empty when it was the mail's own fault
   */
  Optional<Rest> failed(String destination, String mailId, Admission.Go went, Deferred answer) {
    Standing standing = standing(destination);
    synchronized (standing) {
      standing.answer = answer;
      Instant now = clock.instant();
      if (isSuspect(destination + " " + mailId, standing.answered)) {
        notAsked(destination, went);
        return Optional.empty();
      }
      if (went.ahead() || standing.failures == 0) {
        standing.until = now.plus(DELAYS.get(Math.min(standing.failures, DELAYS.size() - 1)));
        standing.failures++;
        rest.accept(destination, standing.until);
      }
      return Optional.of(new Rest(standing.until, standing.failures));
    }
  }

  /** The attempt told nothing about the destination: if it went ahead, another one may now. */
  void notAsked(String destination, Admission.Go went) {
    if (went.ahead()) {
      wake(destination);
    }
  }

  private boolean isSuspect(String mail, long answered) {
    synchronized (suspects) {
      Long before = suspects.put(mail, answered);
      return before != null && answered > before;
    }
  }

  /** Until when a destination rests; empty when it does not. */
  Optional<Instant> restingUntil(String destination) {
    Standing standing = standing(destination);
    synchronized (standing) {
      boolean rests = standing.failures > 0 && clock.instant().isBefore(standing.until);
      return rests ? Optional.of(standing.until) : Optional.empty();
    }
  }

  /** A person wants the destination to be tried now. */
  void wake(String destination) {
    Standing standing = standing(destination);
    synchronized (standing) {
      standing.until = clock.instant();
      rest.accept(destination, standing.until);
    }
  }

  /** What went wrong last; empty when nothing has since the start. */
  String lastFailure(String destination) {
    Standing standing = standing(destination);
    synchronized (standing) {
      return standing.answer == null ? "" : standing.answer.text();
    }
  }
}
