package io.postern.manage;

import io.postern.inspect.Occasion.Direction;
import io.postern.mail.Address;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import java.util.List;

/**
 * The mail that is tried.
 *
 * @param direction which way it would go
 * @param account where it would have been fetched; empty for outgoing mail
 * @param sender of the envelope, as SMTP writes it
 * @param recipients of the envelope; none for incoming mail
 * @param subject decoded
 * @param octets its size
 */
record TrialSubject(
    Direction direction,
    String account,
    String sender,
    List<String> recipients,
    String subject,
    long octets) {
  TrialSubject {
    recipients = List.copyOf(recipients);
  }

  static TrialSubject of(Mail mail, Direction direction, String account) {
    return new TrialSubject(
        direction,
        account,
        mail.envelope().reversePath(),
        mail.envelope().recipients().stream().map(Address::toString).toList(),
        subject(mail),
        mail.content().size());
  }

  /** A mail's subject, decoded; empty when it has none. */
  static String subject(Mail mail) {
    return HeaderText.decode(mail.header().first("Subject").orElse(""));
  }

  /** One sentence. */
  String sentence() {
    return (direction == Direction.INCOMING
            ? "incoming mail of account " + account + " from " + sender
            : "outgoing mail from " + sender + " to " + String.join(", ", recipients))
        + ", "
        + octets
        + " octets: \""
        + subject
        + "\"";
  }
}
