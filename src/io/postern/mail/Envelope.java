package io.postern.mail;

import java.util.List;
import java.util.Optional;

/**
 * What SMTP says about a mail, not what its header says (RFC 5321 section 2.3.1).
 *
 * @param sender the reverse-path; empty for {@code <>}
 * @param recipients the forward-paths, without doubles, in order; may be empty while a mail is not
 *     yet routed
 */
public record Envelope(Optional<Address> sender, List<Address> recipients) {
  public Envelope {
    recipients = recipients.stream().distinct().toList();
  }

  /** The same sender with other recipients. */
  public Envelope to(List<Address> others) {
    return new Envelope(sender, others);
  }

  /** The sender as an SMTP command writes it: {@code <a@b>} or {@code <>}. */
  public String reversePath() {
    return "<" + sender.map(Address::toString).orElse("") + ">";
  }
}
