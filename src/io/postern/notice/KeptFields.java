package io.postern.notice;

import io.postern.mail.Content;
import io.postern.mail.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The fields of a mail's header that let a mail program show another mail in its place, octet for
 * octet; and those that keep mail from going round in circles and from being answered by programs.
 *
 * @param octets lines ending with CRLF
 * @param names of the fields, in lower case
 */
record KeptFields(byte[] octets, Set<String> names) {
  private static final Set<String> SHOWN =
      Set.of(
          "from",
          "sender",
          "to",
          "cc",
          "reply-to",
          "subject",
          "date",
          "message-id",
          "in-reply-to",
          "references",
          "auto-submitted",
          "precedence",
          "list-id");
  private static final String TRACE = "received";
  private static final int MAX_FIELD = 64 * 1024;
  private static final int MAX_OCTETS = 200 * 1024;

  /** Of each name the first field, and all of the trace; fields beyond all measure are left out. */
  static KeptFields of(Content content) throws IOException {
    byte[] octets = new byte[(int) Math.min(content.size(), Header.MAX_OCTETS)];
    int length;
    try (InputStream in = content.open()) {
      length = in.readNBytes(octets, 0, octets.length);
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    Set<String> names = new HashSet<>();
    for (Header.Field field : Header.parse(octets, length).fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      int size = field.end() - field.start();
      boolean wanted = name.equals(TRACE) || (SHOWN.contains(name) && !names.contains(name));
      if (wanted && size <= MAX_FIELD && kept.size() + size <= MAX_OCTETS) {
        names.add(name);
        kept.write(octets, field.start(), size);
      }
    }
    return new KeptFields(LawfulLines.of(kept.toByteArray()), names);
  }

  boolean has(String name) {
    return names.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptFields kept && Arrays.equals(octets, kept.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
