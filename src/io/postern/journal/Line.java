package io.postern.journal;

/**
 * Something that happened to a mail, to be written with the change that it belongs to.
 *
 * @param event what kind of thing
 * @param recipient whom it is about; null for the mail as a whole
 * @param detail one sentence, answer or reason
 */
public record Line(Event event, String recipient, String detail) {}
