package io.postern.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * From when on a mail's sender is to be told something although the mail's destination rests (F97).
 * Such a mail is given out during the rest, for the relay to settle it without a connection.
 *
 * @param warnAfter how long after acceptance the sender hears of the delay, once
 * @param expireAfter how long after acceptance a mail is given up
 */
public record Overdue(Duration warnAfter, Duration expireAfter) {

  /** Whether a mail's sender is to be told something now. */
  boolean concerns(Queued queued, Instant now) {
    Duration age = Duration.between(queued.acceptedAt(), now);
    return age.compareTo(expireAfter) >= 0
        || (!queued.delayTold() && age.compareTo(warnAfter) >= 0);
  }

  /** The moment after which no mail was accepted that is concerned now. */
  Instant youngest(Instant now) {
    return now.minus(warnAfter.compareTo(expireAfter) < 0 ? warnAfter : expireAfter);
  }

  /** The moment until which mails were accepted that are given up now. */
  Instant expired(Instant now) {
    return now.minus(expireAfter);
  }
}
