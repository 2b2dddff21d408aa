package io.postern.queue;

import io.postern.mail.Envelope;
import io.postern.mail.Priority;
import java.time.Instant;
import java.util.List;

/**
 * A mail in the queue, without its content.
 *
 * @param mailId the mail's name
 * @param state how it stands
 * @param priority how urgent the sender says it is
 * @param dueAt from when on it may be sent, in milliseconds; {@link Instant#MAX} is never used:
 *     what only waits for a connection has a moment far away
 * @param awaitsConnection whether the next connection to the provider makes it due at once (F85,
 *     F86)
 * @param destination the smarthost's name, or how else it leaves
 * @param acceptedAt when it came
 * @param origin who handed it over, for people
 * @param envelope with all recipients, also those that are done
 * @param recipients one for each of the envelope, in its order
 * @param subject readable, one line, at most 200 characters
 * @param size octets
 * @param attempts that were counted so far
 * @param delayTold whether the sender was told that it takes longer
 * @param note why it is where it is: the last answer, or what a person or a setting wanted; may be
 *     empty
 */
public record Queued(
    String mailId,
    State state,
    Priority priority,
    Instant dueAt,
    boolean awaitsConnection,
    String destination,
    Instant acceptedAt,
    String origin,
    Envelope envelope,
    List<QueuedRecipient> recipients,
    String subject,
    long size,
    int attempts,
    boolean delayTold,
    String note) {
  public Queued {
    recipients = List.copyOf(recipients);
  }
}
