package io.postern.journal;

import java.time.Instant;

/**
 * Which mails are wanted. Every criterion is null for: any.
 *
 * @param account from this account
 * @param recipient with this recipient
 * @param sender with this in the sender, whatever its case
 * @param from that came not before this moment
 * @param to that came before this moment
 * @param after where the page before ended; null for the newest mails
 * @param limit at most so many, 1 to {@value #MAX_LIMIT}
 */
public record StoryQuery(
    String account,
    String recipient,
    String sender,
    Instant from,
    Instant to,
    Place after,
    int limit) {
  public static final int MAX_LIMIT = 1_000;

  /** A line of the journal, in the order of time. */
  public record Place(Instant at, long seq) {}

  public StoryQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit: expected 1 to " + MAX_LIMIT + ", not " + limit);
    }
  }
}
