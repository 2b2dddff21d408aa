package io.postern.demo;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import java.util.List;
import java.util.Optional;

/**
 * A mail that somebody in the company sends during the demonstration, and what a visitor should see
 * it do.
 *
 * @param id stands in its header field {@link Specimen#ID_FIELD}
 * @param sender who sends it, a mailbox of the internal server
 * @param recipient who shall get it, somewhere outside
 * @param story one line for the visitor: what is special about its way
 * @param content its octets
 */
public record OutgoingSpecimen(
    String id, Address sender, Address recipient, String story, Content content) {

  static OutgoingSpecimen of(
      String id, String sender, String recipient, String story, Letter letter) {
    return new OutgoingSpecimen(
        id, Address.of(sender), Address.of(recipient), story, Content.of(letter.octets()));
  }

  /** What SMTP says about it. */
  public Envelope envelope() {
    return new Envelope(Optional.of(sender), List.of(recipient));
  }
}
