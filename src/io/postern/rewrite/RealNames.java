package io.postern.rewrite;

import io.postern.mail.Address;
import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts configured display names before addresses of ours in From, Sender and Reply-To (F91). The
 * name that stood there goes, and comments with it, which are the old way of naming a person.
 */
final class RealNames {
  private static final List<String> FIELDS = List.of("From", "Sender", "Reply-To");

  /** RFC 5322 section 2.1.1. */
  private static final int MAX_LINE = 78;

  private final Map<Address, DisplayName> names = new HashMap<>();

  RealNames(Map<Address, String> names) {
    names.forEach((address, name) -> this.names.put(address, DisplayName.of(name)));
  }

  /** Notes the edits for every address that has a name; addresses are looked up without alias. */
  void write(Head head, Edits edits) {
    if (names.isEmpty()) {
      return;
    }
    for (String fieldName : FIELDS) {
      for (Header.Field field : head.header().all(fieldName)) {
        for (Mailbox mailbox : Mailbox.in(head, field)) {
          write(fieldName, mailbox, head, edits);
        }
      }
    }
  }

  private void write(String fieldName, Mailbox mailbox, Head head, Edits edits) {
    Optional<Address> address = mailbox.address(head);
    Optional<DisplayName> name = address.flatMap(this::of);
    if (name.isEmpty() || isAlready(name.get(), mailbox, head)) {
      return;
    }
    if (mailbox.angle() >= 0) {
      replace(mailbox, name.get(), head, edits);
    } else {
      wrap(mailbox, name.get(), head, edits);
    }
    edits.note("rewrite.real-names: the name of " + address.get() + " in " + fieldName);
  }

  private Optional<DisplayName> of(Address address) {
    DisplayName exact = names.get(address);
    return Optional.ofNullable(exact == null ? names.get(SenderAliases.without(address)) : exact);
  }

  private static boolean isAlready(DisplayName name, Mailbox mailbox, Head head) {
    boolean nothingBehind = head.octets()[mailbox.end() - 1] == '>';
    String now = head.text(mailbox.start(), Math.max(mailbox.start(), mailbox.nameEnd()));
    String unfolded = now.replace("\r", "").replace("\n", "");
    boolean quoted = unfolded.length() > 1 && unfolded.startsWith("\"") && unfolded.endsWith("\"");
    String bare = quoted ? unfolded.substring(1, unfolded.length() - 1) : unfolded;
    return mailbox.angle() >= 0
        && nothingBehind
        && HeaderText.decode(bare.replace("\\", "")).equals(name.text());
  }

  /** {@code Old Name <a@d> (Old)}: the old name, and what stands behind the bracket. */
  private static void replace(Mailbox mailbox, DisplayName name, Head head, Edits edits) {
    boolean adjacent = mailbox.nameEnd() == mailbox.angle();
    boolean onItsLine = head.text(mailbox.nameEnd(), mailbox.angle()).indexOf('\n') < 0;
    int from = mailbox.start();
    int to = mailbox.nameEnd();
    String written = name.folded(lineEnd(head));
    if (onItsLine && lineLength(mailbox, name, head) > MAX_LINE) {
      written += lineEnd(head) + " ";
      to = mailbox.angle();
    } else if (adjacent) {
      written += " ";
    }
    edits.add(edit(from, to, written));
    int close = head.text(mailbox.addressEnd(), mailbox.end()).indexOf('>');
    int behind = mailbox.addressEnd() + close + 1;
    if (behind < mailbox.end()) {
      edits.add(edit(behind, mailbox.end(), ""));
    }
  }

  /** {@code a@d} or {@code a@d (Old)}: becomes {@code Name <a@d>}. */
  private static void wrap(Mailbox mailbox, DisplayName name, Head head, Edits edits) {
    boolean tooLong = lineLength(mailbox, name, head) + 3 > MAX_LINE;
    String separator = tooLong ? lineEnd(head) + " " : " ";
    String before = name.folded(lineEnd(head)) + separator + "<";
    edits.add(edit(mailbox.start(), mailbox.addressStart(), before));
    edits.add(edit(mailbox.addressEnd(), mailbox.end(), ">"));
  }

  /** How long the line would be that holds the end of the name and the address. */
  private static int lineLength(Mailbox mailbox, DisplayName name, Head head) {
    int lineStart = mailbox.start();
    while (lineStart > 0 && head.octets()[lineStart - 1] != '\n') {
      lineStart--;
    }
    int before = name.isFolded() ? 1 : mailbox.start() - lineStart;
    int address = mailbox.addressEnd() - mailbox.addressStart() + 3;
    return before + name.lastLineLength() + address;
  }

  private static String lineEnd(Head head) {
    return new String(head.lineEnd(), StandardCharsets.US_ASCII);
  }

  private static Edits.Edit edit(int from, int to, String ascii) {
    return new Edits.Edit(from, to, ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
