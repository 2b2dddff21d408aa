package io.postern.mail;

import java.util.List;
import java.util.Optional;

/**
 * What SMTP says about a mail, not what its header says (RFC 5321 section 2.3.1).
 *
 * @param sender the reverse-path; empty for {@code <>}
 * @param recipients the forward-paths, without doubles, in order; may be empty while a mail is not
 *     yet routed
 * @param parameters what else the client said; about others than the recipients, too, when a mail
 *     is split
 */
public record Envelope(
    Optional<Address> sender, List<Address> recipients, EnvelopeParameters parameters) {
  public Envelope {
    recipients = recipients.stream().distinct().toList();
  }

  /** An envelope without parameters. */
  public Envelope(Optional<Address> sender, List<Address> recipients) {
    this(sender, recipients, EnvelopeParameters.NONE);
  }

  /** The same sender with other recipients. */
  public Envelope to(List<Address> others) {
    return new Envelope(sender, others, parameters);
  }

  /** The same recipients from another sender. */
  public Envelope from(Optional<Address> other) {
    return new Envelope(other, recipients, parameters);
  }

  /** The sender as an SMTP command writes it: {@code <a@b>} or {@code <>}. */
  public String reversePath() {
    return "<" + sender.map(Address::toString).orElse("") + ">";
  }
}
