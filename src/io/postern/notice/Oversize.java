package io.postern.notice;

import io.postern.mail.Mail;

/**
 * A mail that is too large to be downloaded.
 *
 * @param mail its header; the rest is not there
 * @param account the mailbox that it lies in
 * @param octets its size
 * @param limit the largest size that is taken
 */
public record Oversize(Mail mail, String account, long octets, long limit) {}
