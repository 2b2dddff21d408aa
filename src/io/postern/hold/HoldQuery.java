package io.postern.hold;

/**
 * Which held mails are wanted. Every criterion is null for: any.
 *
 * @param account of this account
 * @param text with this text in sender, subject, recipients or reason, whatever the case
 * @param limit at most so many, 1 to {@value #MAX_LIMIT}; the newest ones
 */
public record HoldQuery(String account, String text, int limit) {
  public static final int MAX_LIMIT = 10_000;

  /** The newest hundred. */
  public static final HoldQuery ALL = new HoldQuery(null, null, 100);

  public HoldQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit: expected 1 to " + MAX_LIMIT + ", not " + limit);
    }
  }

  public HoldQuery account(String name) {
    return new HoldQuery(name, text, limit);
  }

  public HoldQuery text(String part) {
    return new HoldQuery(account, part, limit);
  }

  public HoldQuery limit(int count) {
    return new HoldQuery(account, text, count);
  }
}
