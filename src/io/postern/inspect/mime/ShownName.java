package io.postern.inspect.mime;

import java.text.Normalizer;

/** What is left of a name when a program has made a file name of it. */
final class ShownName {
  private static final String QUOTES = "\"'`<>";

  private ShownName() {}

  /** Without folders, invisible characters, and dots and blanks at the end; may be empty. */
  static String of(String raw) {
    String visible = visible(isAscii(raw) ? raw : Normalizer.normalize(raw, Normalizer.Form.NFKC));
    String path = trimmed(visible);
    int folder = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    String name = trimmed(path.substring(folder + 1));
    return name;
  }

  /** Whether it holds characters that make it look like another name. */
  static boolean isDeceptive(String raw) {
    return raw.codePoints().anyMatch(ShownName::isInvisible);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String visible(String text) {
    if (!isDeceptive(text)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isInvisible(c)).forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static boolean isInvisible(int c) {
    if (c >= 0xfe00 && c <= 0xfe0f) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          c != '\t';
      default -> false;
    };
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isEdge(text.charAt(from))) {
      from++;
    }
    while (to > from && (isEdge(text.charAt(to - 1)) || isEnd(text.charAt(to - 1)))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isEdge(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || QUOTES.indexOf(c) >= 0;
  }

  private static boolean isEnd(char c) {
    return c == '.' || c == '/' || c == '\\';
  }
}
