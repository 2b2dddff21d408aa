package io.postern.mail;

import java.util.Optional;
import java.util.Set;

/**
 * The parameters of one RCPT command (RFC 3461 sections 4.1 and 4.2).
 *
 * @param notifyOn NOTIFY: when the sender wants to hear; empty when not said, which means failure
 *     and, as the gateway likes, delay; NEVER stands alone
 * @param originalRecipient ORCPT as written, address type and xtext, for example {@code
 *     rfc822;sales@company.example}; printable ASCII without blanks, at most 500 characters
 */
public record RecipientParameters(Set<Notify> notifyOn, Optional<String> originalRecipient) {
  /** Nothing was said. */
  public static final RecipientParameters NONE =
      new RecipientParameters(Set.of(), Optional.empty());

  /** NOTIFY: what the sender wants to hear about (RFC 3461 section 4.1). */
  public enum Notify {
    /** Nothing at all. */
    NEVER,
    /** That it arrived. */
    SUCCESS,
    /** That it did not. */
    FAILURE,
    /** That it takes longer. */
    DELAY
  }

  public RecipientParameters {
    notifyOn = Set.copyOf(notifyOn);
  }

  /** Whether the sender wants to hear about a failure: said so, or said nothing. */
  public boolean wantsFailure() {
    return notifyOn.isEmpty() || notifyOn.contains(Notify.FAILURE);
  }

  /** Whether the sender wants to hear about a delay: said so, or said nothing. */
  public boolean wantsDelay() {
    return notifyOn.isEmpty() || notifyOn.contains(Notify.DELAY);
  }

  /** Whether the sender wants to hear about the arrival. */
  public boolean wantsSuccess() {
    return notifyOn.contains(Notify.SUCCESS);
  }
}
