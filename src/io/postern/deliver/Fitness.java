package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import io.postern.mail.Envelope;
import io.postern.mail.HiddenEnd;
import io.postern.mail.Mail;
import io.postern.mail.Outcome.Refused;
import java.io.IOException;
import java.util.Optional;

/** What cannot be sent to a server at all, known before anything is sent. */
final class Fitness {
  private static final Refused LOOK_ALIKE =
      new Refused(
          0,
          "not sent: the content holds what a lenient server takes for its end, and then takes the rest"
              + " for commands (SMTP smuggling)");

  private Fitness() {}

  /**
   * Whether a content would be safe with any server.
   *
   * <p>Dots behind a lawful line end are stuffed and harmless. A dot between line ends of which one
   * is bare cannot be stuffed without changing the mail, since by the standard it is not a line.
   */
  static Optional<Refused> ofContent(Content content, ContentFacts facts) throws IOException {
    boolean unsafe = facts.endOfDataLookAlike() || (facts.dotLines() && HiddenEnd.isIn(content));
    return unsafe ? Optional.of(LOOK_ALIKE) : Optional.empty();
  }

  /**
   * Whether a server with these extensions can take a mail, whoever it is for.
   *
   * @param size octets that would be sent, without dot-stuffing
   */
  static Optional<Refused> ofMail(Mail mail, long size, Extensions offered) {
    long limit = offered.maxSize();
    if (limit > 0 && size > limit) {
      return Optional.of(
          new Refused(
              0, "not sent: the mail has " + size + " octets, the server takes at most " + limit));
    }
    return mail.envelope().sender().flatMap(sender -> ofAddress(sender, offered));
  }

  /** Whether a server with these extensions can be told this address. */
  static Optional<Refused> ofAddress(Address address, Extensions offered) {
    return !offered.smtpUtf8() && isInternational(address)
        ? Optional.of(
            new Refused(
                0, "not sent: the server does not offer SMTPUTF8, which " + address + " needs"))
        : Optional.empty();
  }

  /**
   * Whether MAIL must say SMTPUTF8 (RFC 6531 section 3.4): an address needs it, or the client said
   * it, whose header may need it.
   */
  static boolean needsSmtpUtf8(Envelope envelope) {
    return envelope.parameters().smtpUtf8()
        || envelope.sender().filter(Fitness::isInternational).isPresent()
        || envelope.recipients().stream().anyMatch(Fitness::isInternational);
  }

  /** By the address as it is written, since that is what is sent. */
  private static boolean isInternational(Address address) {
    return isBeyondAscii(address.local()) || isBeyondAscii(address.domain());
  }

  private static boolean isBeyondAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return true;
      }
    }
    return false;
  }
}
