package io.postern.deliver;

import java.util.List;

/**
 * A mail that a {@link FakeSmtp} took.
 *
 * @param connection which of its connections it came over, from 1
 * @param mailCommand the whole MAIL command
 * @param recipients the whole RCPT commands that were accepted
 * @param raw the octets as they were sent, dots stuffed, without the end marker
 * @param content the octets that a mailbox gets
 */
public record ReceivedMail(
    int connection, String mailCommand, List<String> recipients, byte[] raw, byte[] content) {}
