package io.postern.route;

/**
 * A recipient that gets the mail.
 *
 * @param recipient who
 * @param why one sentence for journal and console, such as {@code other address
 *     verkauf@company.example in Cc}
 */
public record Match(Recipient recipient, String why) {}
