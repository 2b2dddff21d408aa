package io.postern.queue;

import io.postern.mail.Mail;

/**
 * A mail given out for one attempt.
 *
 * @param queued how it stood when the attempt began
 * @param mail its octets as accepted, with the open recipients only; readable until settled
 */
public record Transit(Queued queued, Mail mail) {}
