package io.postern.inspect.spam;

import io.postern.inspect.Occasion;
import io.postern.mail.Address;
import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import java.util.Optional;

/**
 * The envelope sender of a mail, where it is known.
 *
 * @param address empty for {@code <>}: a bounce, for example
 */
public record ReturnPath(Optional<Address> address) {

  /**
   * The sender of a mail: of outgoing mail as its client said it, of fetched mail as the provider
   * wrote it down.
   *
   * @return empty when nobody wrote it down; that is not {@code <>}
   */
  static Optional<ReturnPath> of(Mail mail, Occasion occasion) {
    return occasion.direction() == Occasion.Direction.OUTGOING
        ? Optional.of(new ReturnPath(mail.envelope().sender()))
        : of(mail.header());
  }

  /**
   * What the provider wrote into the header at the last delivery (RFC 5321 section 4.4). A
   * Return-Path below a trace line may have come with the mail and is not believed.
   */
  static Optional<ReturnPath> of(Header header) {
    for (Header.Field field : header.fields()) {
      if (field.name().equalsIgnoreCase("Received")) {
        return Optional.empty();
      }
      if (field.name().equalsIgnoreCase("Return-Path")) {
        return read(HeaderText.utf8(field.value()));
      }
    }
    return Optional.empty();
  }

  private static Optional<ReturnPath> read(String value) {
    boolean angled = value.startsWith("<") && value.endsWith(">") && value.length() >= 2;
    String path = angled ? value.substring(1, value.length() - 1).strip() : value;
    return path.isEmpty()
        ? Optional.of(new ReturnPath(Optional.empty()))
        : Address.parse(path).map(address -> new ReturnPath(Optional.of(address)));
  }

  /** As SMTP writes it, in ASCII: {@code <a@b>} or {@code <>}; empty when it needs more. */
  Optional<String> text() {
    return address.filter(Address::isInternational).isPresent()
        ? Optional.empty()
        : Optional.of("<" + address.map(Address::toString).orElse("") + ">");
  }
}
