package io.postern.notice;

import io.postern.mail.Mail;
import java.time.Instant;
import java.util.List;

/**
 * What a sender is told about a mail (RFC 3464).
 *
 * @param reason why the sender is told
 * @param original the mail; its content must stay readable as long as the report is
 * @param originalSubject readable text of the mail's subject, by a stranger; may be empty
 * @param arrived when the gateway took the mail
 * @param recipients those that the report is about; at least one
 * @param wholeContent whether a report that a mail did not arrive has the whole mail in it; its
 *     header otherwise
 * @param maxReturned octets of a mail that is returned in whole, at the most
 */
public record DeliveryReport(
    Reason reason,
    Mail original,
    String originalSubject,
    Instant arrived,
    List<ReportedRecipient> recipients,
    boolean wholeContent,
    long maxReturned) {

  /** Why a sender is told something. */
  public enum Reason {
    /** A server refused the mail for good. */
    FAILURE(true),
    /** The mail is still waiting. */
    DELAY(false),
    /** The mail arrived, and the sender asked for that to be told (RFC 3461 section 4.1). */
    SUCCESS(false),
    /** An operator took the mail out of the queue and gives it back (F88). */
    REMOVED(true),
    /** The mail waited too long. */
    EXPIRED(true);

    private final boolean returns;

    Reason(boolean returns) {
      this.returns = returns;
    }

    /** Whether the sender gets the mail back (RFC 3461 section 4.3 speaks of failures only). */
    boolean returnsContent() {
      return returns;
    }
  }

  public DeliveryReport {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException(
          "a report about mail " + original.id() + " needs at least one recipient");
    }
  }

  /** The status to report for a recipient: always a valid one that fits what happened. */
  EnhancedStatus statusOf(ReportedRecipient recipient) {
    return switch (recipient.action()) {
      case DELIVERED, RELAYED -> recipient.fittingStatus(new EnhancedStatus(2, 0, 0), 2);
      case DELAYED -> recipient.fittingStatus(new EnhancedStatus(4, 0, 0), 4);
      case FAILED ->
          reason == Reason.EXPIRED
              ? recipient.fittingStatus(new EnhancedStatus(4, 4, 7), 5, 4)
              : recipient.fittingStatus(new EnhancedStatus(5, 0, 0), 5);
    };
  }
}
