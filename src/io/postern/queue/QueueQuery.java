package io.postern.queue;

import java.time.Instant;

/**
 * Which mails of the queue are wanted; the order is the one of acceptance, the newest first. Every
 * criterion is null for: any. What is contained is looked for whatever the case of ASCII letters.
 *
 * @param state that stand like this
 * @param sender with this in the sender's address
 * @param recipient with this in a recipient's address, also of those that are done
 * @param subject with this in the subject
 * @param text with this in sender, recipients, subject, origin or note, or with this name
 * @param destination that leave by this
 * @param from not accepted before this moment
 * @param to accepted before this moment
 * @param after the page that follows the mail of this name, which need not be there any more
 * @param limit at most so many, 1 to {@value #MAX_LIMIT}
 */
public record QueueQuery(
    State state,
    String sender,
    String recipient,
    String subject,
    String text,
    String destination,
    Instant from,
    Instant to,
    String after,
    int limit) {
  public static final int DEFAULT_LIMIT = 100;
  public static final int MAX_LIMIT = 10_000;

  /** The newest hundred. */
  public static final QueueQuery ALL =
      new QueueQuery(null, null, null, null, null, null, null, null, null, DEFAULT_LIMIT);

  public QueueQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit: expected 1 to " + MAX_LIMIT + ", not " + limit);
    }
  }

  public QueueQuery state(State wanted) {
    return new QueueQuery(
        wanted, sender, recipient, subject, text, destination, from, to, after, limit);
  }

  public QueueQuery sender(String part) {
    return new QueueQuery(
        state, part, recipient, subject, text, destination, from, to, after, limit);
  }

  public QueueQuery recipient(String part) {
    return new QueueQuery(state, sender, part, subject, text, destination, from, to, after, limit);
  }

  public QueueQuery subject(String part) {
    return new QueueQuery(
        state, sender, recipient, part, text, destination, from, to, after, limit);
  }

  public QueueQuery text(String part) {
    return new QueueQuery(
        state, sender, recipient, subject, part, destination, from, to, after, limit);
  }

  public QueueQuery destination(String name) {
    return new QueueQuery(state, sender, recipient, subject, text, name, from, to, after, limit);
  }

  public QueueQuery from(Instant moment) {
    return new QueueQuery(
        state, sender, recipient, subject, text, destination, moment, to, after, limit);
  }

  public QueueQuery to(Instant moment) {
    return new QueueQuery(
        state, sender, recipient, subject, text, destination, from, moment, after, limit);
  }

  public QueueQuery after(String mailId) {
    return new QueueQuery(
        state, sender, recipient, subject, text, destination, from, to, mailId, limit);
  }

  public QueueQuery limit(int count) {
    return new QueueQuery(
        state, sender, recipient, subject, text, destination, from, to, after, count);
  }
}
