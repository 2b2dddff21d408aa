package io.postern.mail;

import java.util.Map;
import java.util.Optional;

/**
 * What the client said about a mail beside sender and recipients: the parameters of MAIL and RCPT
 * that must travel on (RFC 3461, RFC 6531).
 *
 * @param smtpUtf8 whether the client said SMTPUTF8 (RFC 6531 section 3.4)
 * @param ret how much of the mail a failure notification shall return; empty when not said
 * @param envelopeId ENVID as written, in xtext (RFC 3461 section 4.4): printable ASCII without
 *     blanks, at most 100 characters
 * @param recipients what was said about single recipients; those about whom nothing was said are
 *     not in it
 */
public record EnvelopeParameters(
    boolean smtpUtf8,
    Optional<Ret> ret,
    Optional<String> envelopeId,
    Map<Address, RecipientParameters> recipients) {
  /** Nothing was said. */
  public static final EnvelopeParameters NONE =
      new EnvelopeParameters(false, Optional.empty(), Optional.empty(), Map.of());

  /** RET: what a failure notification returns (RFC 3461 section 4.3). */
  public enum Ret {
    /** The whole mail. */
    FULL,
    /** Its header only. */
    HDRS
  }

  public EnvelopeParameters {
    recipients = Map.copyOf(recipients);
  }

  /** What was said about a recipient. */
  public RecipientParameters of(Address recipient) {
    return recipients.getOrDefault(recipient, RecipientParameters.NONE);
  }
}
