package io.postern.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of a mail as it stands in its octets (RFC 5322 section 2.2), read from a copy and
 * within limits; a mail without a header, or with a broken one, yields what can be read and never
 * an error.
 *
 * <p>Values are ISO-8859-1 text, one character per octet, so that nothing is lost; {@link
 * HeaderText} makes them readable.
 */
public final class Header {
  /** How many octets of a mail are looked at for its header. */
  public static final int MAX_OCTETS = 256 * 1024;

  /** How many fields are kept; what follows is not looked at. */
  public static final int MAX_FIELDS = 2_000;

  private final List<Field> fields;
  private final int end;
  private final boolean whole;

  private Header(List<Field> fields, int end, boolean whole) {
    this.fields = List.copyOf(fields);
    this.end = end;
    this.whole = whole;
  }

  /**
   * One field.
   *
   * @param name as written, without the colon
   * @param value unfolded: line ends taken out, leading and trailing blanks removed
   * @param start offset of the name's first octet in the mail
   * @param valueStart offset of the first octet behind the colon
   * @param end offset of the first octet behind the field, its last line end included
   */
  public record Field(String name, String value, int start, int valueStart, int end) {}

  /** Reads the header at the beginning of a content. */
  public static Header read(Content content) throws IOException {
    byte[] octets = new byte[(int) Math.min(content.size(), MAX_OCTETS)];
    try (InputStream in = content.open()) {
      int n = in.readNBytes(octets, 0, octets.length);
      return parse(octets, n);
    }
  }

  /** Reads the header at the beginning of the first {@code length} octets of an array. */
  public static Header parse(byte[] octets, int length) {
    List<Field> fields = new ArrayList<>();
    int at = 0;
    while (at < length && fields.size() < MAX_FIELDS) {
      int lineEnd = nextLine(octets, at, length);
      if (isBlank(octets, at, lineEnd)) {
        return new Header(fields, at, true);
      }
      int fieldEnd = lineEnd;
      while (fieldEnd < length && isContinuation(octets, fieldEnd, length)) {
        fieldEnd = nextLine(octets, fieldEnd, length);
      }
      int colon = colon(octets, at, lineEnd);
      if (colon > 0) {
        fields.add(field(octets, at, colon, fieldEnd));
      } else if (!isMailboxSeparator(octets, at, lineEnd)) {
        return new Header(fields, at, false);
      }
      at = fieldEnd;
    }
    return new Header(fields, at, at >= length && length < MAX_OCTETS);
  }

  private static Field field(byte[] octets, int start, int colon, int end) {
    String name =
        new String(octets, start, colon - start, StandardCharsets.ISO_8859_1).stripTrailing();
    String raw = new String(octets, colon + 1, end - colon - 1, StandardCharsets.ISO_8859_1);
    return new Field(name, raw.replace("\r", "").replace("\n", "").strip(), start, colon + 1, end);
  }

  private static int nextLine(byte[] octets, int from, int length) {
    int i = from;
    while (i < length && octets[i] != '\n') {
      i++;
    }
    return Math.min(length, i + 1);
  }

  private static boolean isBlank(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if (octets[i] != '\r' && octets[i] != '\n') {
        return false;
      }
    }
    return true;
  }

  private static boolean isContinuation(byte[] octets, int at, int length) {
    return (octets[at] == ' ' || octets[at] == '\t')
        && !isBlank(octets, at, nextLine(octets, at, length));
  }

  /** The colon that ends a field name, or -1: a name is printable and has no blanks inside. */
  private static int colon(byte[] octets, int from, int to) {
    int i = from;
    while (i < to && octets[i] > ' ' && octets[i] != ':' && octets[i] != 0x7f) {
      i++;
    }
    int nameEnd = i;
    while (i < to && (octets[i] == ' ' || octets[i] == '\t')) {
      i++;
    }
    return nameEnd > from && i < to && octets[i] == ':' ? i : -1;
  }

  /** The line "From someone Mon Jan 1 ..." that Unix mailboxes leave on top of a mail. */
  private static boolean isMailboxSeparator(byte[] octets, int from, int to) {
    return from == 0
        && to > 5
        && new String(octets, 0, 5, StandardCharsets.ISO_8859_1).equals("From ");
  }

  /** All fields in order. */
  public List<Field> fields() {
    return fields;
  }

  /**
   * The offset of the first octet that does not belong to the header: the empty line, or the end.
   */
  public int end() {
    return end;
  }

  /**
   * Whether these are all fields that any program finds. They are not when there are more than are
   * kept, and when a line that is no field ends them, behind which some programs go on.
   */
  public boolean isWhole() {
    return whole;
  }

  /** All fields of a name, whatever its case, in order. */
  public List<Field> all(String name) {
    List<Field> all = new ArrayList<>(2);
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        all.add(field);
      }
    }
    return all;
  }

  /** The value of the first field of a name. */
  public Optional<String> first(String name) {
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }
}
