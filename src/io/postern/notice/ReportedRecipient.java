package io.postern.notice;

import io.postern.mail.Address;
import java.time.Instant;
import java.util.Optional;

/**
 * What a report says about one recipient (RFC 3464 section 2.3).
 *
 * @param address as in the envelope
 * @param originalRecipient ORCPT as the client wrote it, address type and xtext
 * @param action what became of the mail
 * @param status an enhanced status code, for example {@code 5.1.1}; when it is none, tells no more
 *     than its class, or does not fit the action, one is derived from {@code diagnostic}
 * @param diagnostic the server's reply with its code, or words of ours without one; may be empty
 * @param remoteMta name or address of the server that said it
 * @param willRetryUntil for {@link Action#DELAYED}: how long the gateway keeps trying
 */
public record ReportedRecipient(
    Address address,
    Optional<String> originalRecipient,
    Action action,
    String status,
    String diagnostic,
    Optional<String> remoteMta,
    Optional<Instant> willRetryUntil) {
  private static final EnhancedStatus NOTHING = new EnhancedStatus(5, 0, 0);

  /** What became of the mail for a recipient (RFC 3464 section 2.3.3). */
  public enum Action {
    /** It will not get the mail. */
    FAILED,
    /** Not yet. */
    DELAYED,
    /** The mail lies in its mailbox. */
    DELIVERED,
    /** A server has the mail that does not report what becomes of it. */
    RELAYED
  }

  /** Whether the diagnostic is a server's reply, not words of ours. */
  boolean isServersReply() {
    return EnhancedStatus.replyCode(diagnostic) != 0;
  }

  /**
   * The most telling status of one of the classes: the given one, or the one of the diagnostic, or
   * {@code otherwise}. One that says no more than its class ({@code 5.0.0}) tells nothing.
   */
  EnhancedStatus fittingStatus(EnhancedStatus otherwise, int... classes) {
    EnhancedStatus given = EnhancedStatus.parse(status).orElse(NOTHING);
    for (int statusClass : classes) {
      if (given.isOfClass(statusClass) && given.isTelling()) {
        return given;
      }
    }
    for (int statusClass : classes) {
      EnhancedStatus derived = EnhancedStatus.of(diagnostic, statusClass);
      if (derived.isTelling()) {
        return derived;
      }
    }
    return otherwise;
  }
}
