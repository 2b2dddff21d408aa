package io.postern.journal;

import java.time.Instant;

/**
 * One line of the journal.
 *
 * @param seq grows from line to line
 * @param at when it happened
 * @param mailId the mail it happened to; null when it is not about one mail
 * @param account the account it is about; null when it is not about one
 * @param event what happened
 * @param recipient the recipient it is about; null when it is not about one
 * @param detail words for people, on one line; may be empty
 */
public record Entry(
    long seq,
    Instant at,
    String mailId,
    String account,
    Event event,
    String recipient,
    String detail) {}
