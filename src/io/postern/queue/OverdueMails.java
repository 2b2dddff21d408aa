package io.postern.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Mails that are given out although their destinations rest. They are asked for once a minute, and
 * at once when there are more than were found. Not for several threads.
 */
final class OverdueMails {
  private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);

  private final Resting resting;
  private final Map<Long, Candidate> bySeq = new LinkedHashMap<>();
  private Instant nextRound = Instant.MIN;
  private boolean more;

  OverdueMails(Resting resting) {
    this.resting = resting;
  }

  boolean isEmpty() {
    return bySeq.isEmpty();
  }

  /** Takes one out; null when there is none. */
  Candidate first() {
    Iterator<Candidate> all = bySeq.values().iterator();
    if (!all.hasNext()) {
      return null;
    }
    Candidate first = all.next();
    all.remove();
    return first;
  }

  void remove(long seq) {
    bySeq.remove(seq);
  }

  boolean areToBeAskedFor(Instant now) {
    return !now.isBefore(askAgain());
  }

  /**
   * When they are to be asked for again: not before all are given out, and not while nothing rests.
   */
  Instant askAgain() {
    if (resting.isEmpty()) {
      return Instant.MAX;
    }
    return bySeq.isEmpty() ? (more ? Instant.MIN : nextRound) : Instant.MAX;
  }

  /** Another destination rests now. */
  void askSoon() {
    nextRound = Instant.MIN;
  }

  /** A round was made. */
  void asked(OverdueRows.Found found, Instant now, Predicate<Candidate> wanted) {
    more = found.more();
    nextRound = now.plus(BETWEEN_ROUNDS);
    found.candidates().stream().filter(wanted).forEach(c -> bySeq.put(c.seq(), c));
  }
}
