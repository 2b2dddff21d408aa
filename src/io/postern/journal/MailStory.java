package io.postern.journal;

import java.time.Instant;
import java.util.List;

/**
 * What the journal tells about one mail, in a few words: one line for each mail in and out (F123).
 *
 * @param mailId which mail
 * @param at when it came to us first
 * @param incoming true when it was fetched from an account, false when our own users sent it
 * @param account the account; empty for outgoing mail
 * @param from the sender, as far as it was written down
 * @param subject as far as it was written down
 * @param octets its size
 * @param recipients whom something was tried or decided for; 50 at the most
 * @param fate what became of it, in words
 * @param until when the last thing happened to it
 */
public record MailStory(
    String mailId,
    Instant at,
    boolean incoming,
    String account,
    String from,
    String subject,
    long octets,
    List<String> recipients,
    String fate,
    Instant until) {
  public MailStory {
    recipients = List.copyOf(recipients);
  }
}
