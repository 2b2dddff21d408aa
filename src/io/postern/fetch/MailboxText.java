package io.postern.fetch;

/**
 * The beginning of a message at the provider.
 *
 * @param row which one
 * @param octets as the provider sent them
 * @param cut whether more was sent than is kept
 */
public record MailboxText(MailboxRow row, byte[] octets, boolean cut) {}
