package io.postern.notice;

/** Makes words of strangers fit for one line of a notice or of a header. */
final class PlainWords {
  /** Characters that are kept of a value, unless said otherwise. */
  static final int MAX_VALUE = 300;

  private PlainWords() {}

  /** As {@link #of(String, int)}, at the usual length. */
  static String of(String text) {
    return of(text, MAX_VALUE);
  }

  /**
   * One line without control characters and without characters that change the direction of writing
   * or cannot be seen; each run of them becomes a blank.
   *
   * @param text may be null, which is the same as empty
   * @param max characters at the most; what is longer is cut and ends with an ellipsis
   */
  static String of(String text, int max) {
    String whole = text == null ? "" : text;
    StringBuilder line = new StringBuilder(Math.min(whole.length(), max) + 2);
    int i = 0;
    while (i < whole.length() && line.length() < max) {
      int c = whole.codePointAt(i);
      i += Character.charCount(c);
      if (isHarmless(c)) {
        line.appendCodePoint(c);
      } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    String kept = line.toString().strip();
    return i < whole.length() ? kept + "…" : kept;
  }

  /** The same with a question mark for everything that is not ASCII. */
  static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints().forEach(c -> ascii.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
    return ascii.toString();
  }

  /** Whether all characters are printable ASCII or blanks. */
  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
