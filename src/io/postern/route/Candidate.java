package io.postern.route;

/**
 * Somebody whom a header names, or may name.
 *
 * @param field the name of the field, as the mail writes it
 * @param text an address in its canonical spelling, or the whole value of an envelope header
 * @param ours whether it passed the validation of our own addresses; nothing is matched against
 *     others
 */
public record Candidate(String field, String text, boolean ours) {}
