package io.postern.journal;

import java.time.Instant;

/**
 * Which lines are wanted. Every criterion is null for: any.
 *
 * @param mailId of this mail
 * @param account of this account
 * @param recipient for this recipient
 * @param event of this kind
 * @param from not before this moment
 * @param to before this moment
 * @param limit at most so many, 1 to {@value #MAX_LIMIT}; the newest ones
 */
public record JournalQuery(
    String mailId,
    String account,
    String recipient,
    Event event,
    Instant from,
    Instant to,
    int limit) {
  public static final int DEFAULT_LIMIT = 100;
  public static final int MAX_LIMIT = 10_000;

  /** The newest lines of all. */
  public static final JournalQuery ALL =
      new JournalQuery(null, null, null, null, null, null, DEFAULT_LIMIT);

  public JournalQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit: expected 1 to " + MAX_LIMIT + ", not " + limit);
    }
  }

  public JournalQuery mail(String id) {
    return new JournalQuery(id, account, recipient, event, from, to, limit);
  }

  public JournalQuery account(String name) {
    return new JournalQuery(mailId, name, recipient, event, from, to, limit);
  }

  public JournalQuery recipient(String key) {
    return new JournalQuery(mailId, account, key, event, from, to, limit);
  }

  public JournalQuery event(Event kind) {
    return new JournalQuery(mailId, account, recipient, kind, from, to, limit);
  }

  public JournalQuery from(Instant moment) {
    return new JournalQuery(mailId, account, recipient, event, moment, to, limit);
  }

  public JournalQuery to(Instant moment) {
    return new JournalQuery(mailId, account, recipient, event, from, moment, limit);
  }

  public JournalQuery limit(int count) {
    return new JournalQuery(mailId, account, recipient, event, from, to, count);
  }
}
