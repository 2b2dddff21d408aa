package io.postern.queue;

import io.postern.mail.Mail;
import io.postern.mail.Priority;
import java.time.Instant;

/**
 * A mail for the queue, and how it begins there.
 *
 * @param mail with its envelope
 * @param priority as {@link Priority#of}
 * @param destination the smarthost's name, or how else it leaves
 * @param origin who handed it over, for people
 * @param state {@link State#DUE}, {@link State#FROZEN} or {@link State#HELD}
 * @param dueAt from when on it may be sent
 * @param awaitsConnection whether a connection to the provider makes it due
 * @param note why it waits; may be empty
 */
public record Deposit(
    Mail mail,
    Priority priority,
    String destination,
    String origin,
    State state,
    Instant dueAt,
    boolean awaitsConnection,
    String note) {}
