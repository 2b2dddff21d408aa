package io.postern.inspect.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The Content- fields of a header, found as the most lenient programs find them: behind lines that
 * are none, behind a bare CR, with blanks before the colon.
 *
 * <p>Values are as they stand there, line ends included, a character per octet.
 */
final class PartHeader {
  private final List<Field> fields;
  private final Set<Defect> defects;

  private PartHeader(List<Field> fields, Set<Defect> defects) {
    this.fields = fields;
    this.defects = defects;
  }

  private record Field(String name, String value) {}

  /**
   * @param defects gets what is wrong
   */
  static PartHeader parse(byte[] octets, Set<Defect> defects) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    if (text.indexOf('\0') >= 0) {
      defects.add(Defect.NUL_IN_HEADER);
    }
    List<Field> fields = new ArrayList<>(4);
    int at = 0;
    while (at < text.length()) {
      int lineEnd = lineEnd(text, at, defects);
      int end = lineEnd;
      while (end < text.length() && isBlank(text.charAt(end))) {
        end = lineEnd(text, end, defects);
      }
      field(text, at, lineEnd, end, fields, defects);
      at = end;
    }
    PartHeader header = new PartHeader(fields, defects);
    header.findRepeated();
    return header;
  }

  private void findRepeated() {
    for (int i = 1; i < fields.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (fields.get(i).name.equals(fields.get(j).name)) {
          defects.add(Defect.REPEATED_FIELD);
          return;
        }
      }
      if (i > 50) {
        defects.add(Defect.REPEATED_FIELD);
        return;
      }
    }
  }

  /** The offset behind the line; a CR without LF ends one, too. */
  private static int lineEnd(String text, int from, Set<Defect> defects) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) != '\n') {
        defects.add(Defect.BARE_CR_IN_HEADER);
        return i + 1;
      }
    }
    return text.length();
  }

  private static void field(
      String text, int at, int lineEnd, int end, List<Field> fields, Set<Defect> defects) {
    int colon = text.indexOf(':', at);
    boolean found = colon > at && colon < lineEnd;
    if (!found || isBlank(text.charAt(at))) {
      boolean mailbox = at == 0 && text.startsWith("From ");
      if (!mailbox && !text.substring(at, lineEnd).isBlank()) {
        defects.add(Defect.JUNK_IN_HEADER);
      }
      return;
    }
    if (!couldBeContent(text, at)) {
      return;
    }
    String written = text.substring(at, colon);
    String name = written.strip().replace("\0", "").toLowerCase(Locale.ROOT);
    if (!name.startsWith("content-")) {
      return;
    }
    if (isBlank(text.charAt(colon - 1))) {
      defects.add(Defect.BLANK_BEFORE_COLON);
    }
    fields.add(new Field(name, text.substring(colon + 1, end)));
  }

  private static boolean couldBeContent(String text, int at) {
    char c = text.charAt(at);
    return c == 'C' || c == 'c' || c == '\0';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** The values of a field, in order. */
  List<String> all(String lowerCaseName) {
    List<String> values = new ArrayList<>(1);
    for (Field field : fields) {
      if (field.name.equals(lowerCaseName)) {
        values.add(field.value);
      }
    }
    return values;
  }

  Set<Defect> defects() {
    return defects;
  }

  /** A value on one line, its blanks kept. */
  static String unfolded(String value) {
    return value.replace("\r", "").replace("\n", "").strip();
  }

  /** A value on one line as programs make it that take the blanks of the fold with it. */
  static String joined(String value) {
    StringBuilder joined = new StringBuilder(value.length());
    boolean folding = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean lineEnd = c == '\r' || c == '\n';
      folding = lineEnd || (folding && isBlank(c));
      if (!folding) {
        joined.append(c);
      }
    }
    return joined.toString().strip();
  }
}
