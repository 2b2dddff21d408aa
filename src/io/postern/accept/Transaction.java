package io.postern.accept;

import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.RecipientParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One mail from MAIL to its end (RFC 5321 section 3.3). */
final class Transaction {
  private final MailCommand mail;
  private final long maxSize;
  private final Map<Address, RcptCommand> recipients = new LinkedHashMap<>();
  private IncomingContent chunks;

  /**
   * @param maxSize octets that this sender's mail may have
   */
  Transaction(MailCommand mail, long maxSize) {
    this.mail = mail;
    this.maxSize = maxSize;
  }

  MailCommand mail() {
    return mail;
  }

  long maxSize() {
    return maxSize;
  }

  /** Adds a recipient; one that is there already stays as it was first said. */
  void add(RcptCommand recipient) {
    recipients.putIfAbsent(recipient.recipient(), recipient);
  }

  int recipientCount() {
    return recipients.size();
  }

  Iterable<RcptCommand> recipients() {
    return recipients.values();
  }

  Envelope envelope() {
    Map<Address, RecipientParameters> said = new LinkedHashMap<>();
    for (RcptCommand each : recipients.values()) {
      if (!each.parameters().equals(RecipientParameters.NONE)) {
        said.put(each.recipient(), each.parameters());
      }
    }
    List<Address> addresses = new ArrayList<>(recipients.keySet());
    return new Envelope(
        mail.sender(),
        addresses,
        new EnvelopeParameters(mail.smtpUtf8(), mail.ret(), mail.envelopeId(), said));
  }

  /** The content that came by BDAT so far; empty when no chunk has come. */
  Optional<IncomingContent> chunks() {
    return Optional.ofNullable(chunks);
  }

  /** Content comes by BDAT. */
  void chunks(IncomingContent first) {
    chunks = first;
  }

  /** Forgets the mail. */
  void abandon() {
    if (chunks != null) {
      chunks.release();
    }
  }
}
