package io.postern.rewrite;

import io.postern.mail.Address;
import io.postern.mail.Header;
import java.util.List;
import java.util.Optional;

/**
 * Lets several internal mailboxes share one sender address (F90): {@code sales__fk@d} is sent as
 * {@code sales@d}. Two underscores and the one to ten characters between them and the at sign go,
 * in the envelope's sender and in the header fields that name who sent the mail or where answers
 * go; there only in addresses of the sender's own domain. A quoted local part is left alone.
 */
final class SenderAliases {
  private static final int MAX_MARK = 10;

  private static final List<String> FIELDS =
      List.of(
          "From",
          "Sender",
          "Reply-To",
          "Return-Path",
          "Errors-To",
          "Return-Receipt-To",
          "Disposition-Notification-To",
          "Resent-From",
          "Resent-Sender",
          "Resent-Reply-To");

  private final boolean active;

  SenderAliases(boolean active) {
    this.active = active;
  }

  /**
   * Strips envelope and header.
   *
   * @param sender of the envelope; empty for {@code <>}: then the From field says which domain is
   *     ours
   * @return the sender to go on with
   */
  Optional<Address> stripped(Optional<Address> sender, Head head, Edits edits) {
    if (!active) {
      return sender;
    }
    Optional<Address> ours = sender.or(() -> EmptySender.author(head));
    if (ours.isEmpty()) {
      return sender;
    }
    Optional<Address> without = sender.map(SenderAliases::without);
    if (!without.equals(sender)) {
      edits.note("rewrite.strip-aliases: the sender " + sender.get() + " is " + without.get());
    }
    for (String name : FIELDS) {
      for (Header.Field field : head.header().all(name)) {
        strip(name, field, ours.get().domain(), head, edits);
      }
    }
    return without;
  }

  private static void strip(
      String name, Header.Field field, String domain, Head head, Edits edits) {
    for (Mailbox mailbox : Mailbox.in(head, field)) {
      Optional<Address> address =
          mailbox.address(head).filter(a -> a.domain().equalsIgnoreCase(domain));
      if (address.isPresent() && !without(address.get()).equals(address.get())) {
        String written = head.text(mailbox.addressStart(), mailbox.addressEnd());
        int at = written.lastIndexOf('@');
        int mark = written.lastIndexOf("__", at - 1);
        int start = mailbox.addressStart();
        edits.add(new Edits.Edit(start + mark, start + at, new byte[0]));
        edits.note("rewrite.strip-aliases: " + without(address.get()) + " in " + name);
      }
    }
  }

  /** The address without its mark, or as it is. */
  static Address without(Address address) {
    String local = address.local();
    int mark = local.lastIndexOf("__");
    int length = local.length() - mark - 2;
    if (mark < 1 || length < 1 || length > MAX_MARK || local.startsWith("\"")) {
      return address;
    }
    return Address.of(local.substring(0, mark) + "@" + address.domain());
  }
}
