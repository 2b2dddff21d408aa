package io.postern.queue;

import io.postern.mail.Priority;
import java.time.Instant;
import java.util.Comparator;

/**
 * A mail that may be sent; sorts as mails are sent: by priority, then by the moment since when it
 * has been due, then by acceptance.
 */
record Candidate(long seq, String mailId, String destination, Priority priority, Instant dueAt)
    implements Comparable<Candidate> {
  private static final Comparator<Candidate> ORDER =
      Comparator.comparing(Candidate::priority)
          .thenComparing(Candidate::dueAt)
          .thenComparingLong(Candidate::seq);

  @Override
  public int compareTo(Candidate other) {
    return ORDER.compare(this, other);
  }
}
