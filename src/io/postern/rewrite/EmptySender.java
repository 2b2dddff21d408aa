package io.postern.rewrite;

import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Header;
import java.util.List;
import java.util.Optional;

/**
 * Gives a mail with the envelope sender {@code <>} the address of its From field, for smarthosts
 * that do not take {@code <>} (F99). Delivery reports of the internal server then have a sender,
 * too, so that a report about them can come back.
 */
final class EmptySender {
  private final boolean avoided;

  EmptySender(boolean avoided) {
    this.avoided = avoided;
  }

  /** The sender to go on with; the envelope's own when there is nothing to replace it with. */
  Optional<Address> replaced(Envelope envelope, Head head, Edits edits) {
    if (!avoided || envelope.sender().isPresent()) {
      return envelope.sender();
    }
    Optional<Address> author =
        author(head).filter(a -> !a.isInternational() || envelope.parameters().smtpUtf8());
    author.ifPresent(
        a -> edits.note("rewrite.avoid-empty-sender: the sender is " + a + " instead of <>"));
    return author;
  }

  /** The first address of the first From field. */
  static Optional<Address> author(Head head) {
    List<Header.Field> from = head.header().all("From");
    return from.isEmpty()
        ? Optional.empty()
        : Mailbox.in(head, from.get(0)).stream().findFirst().flatMap(m -> m.address(head));
  }
}
