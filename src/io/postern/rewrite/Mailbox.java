package io.postern.rewrite;

import io.postern.mail.Address;
import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import java.util.List;
import java.util.Optional;

/**
 * Where a mailbox of a field such as From stands in the mail (RFC 5322 section 3.4). All numbers
 * are offsets into the octets of a {@link Head}.
 *
 * @param start the first octet that belongs to it
 * @param nameEnd behind the display name and comments before the angle bracket; {@code start} when
 *     there is none
 * @param angle the opening angle bracket; -1 when the address stands alone
 * @param addressStart the first octet of the address
 * @param addressEnd behind the address
 * @param end behind the last octet that belongs to it, comments included
 */
record Mailbox(int start, int nameEnd, int angle, int addressStart, int addressEnd, int end) {

  /** The mailboxes of a field, in order; none when the field is broken. */
  static List<Mailbox> in(Head head, Header.Field field) {
    return new MailboxScanner(head.octets(), field.valueStart(), field.end()).scan();
  }

  /** The address, if it is one. */
  Optional<Address> address(Head head) {
    return Address.parse(HeaderText.utf8(head.text(addressStart, addressEnd)));
  }
}
