package io.postern.fetch;

import io.postern.wire.Credentials;
import io.postern.wire.Peer;

/**
 * One account at a provider.
 *
 * @param account its name: letters, digits, hyphens
 * @param peer the POP3 server
 * @param login user and password there
 * @param apop whether APOP may be used when the server offers it (some offer it and fail it)
 * @param schedule when it is visited
 * @param retention how long mails stay at the provider
 * @param sizes how much is fetched
 * @param comment free text of the administrator
 */
public record MailboxSettings(
    String account,
    Peer peer,
    Credentials login,
    boolean apop,
    Schedule schedule,
    Retention retention,
    SizeLimits sizes,
    String comment) {}
