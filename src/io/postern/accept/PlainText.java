package io.postern.accept;

/** Tells the characters that may stand in a command from those that only do harm there. */
final class PlainText {
  private static final char ZERO_WIDTH_NON_JOINER = '\u200c';
  private static final char ZERO_WIDTH_JOINER = '\u200d';
  private static final char REPLACEMENT = '\ufffd';

  private PlainText() {}

  /**
   * Whether a text has no control characters, no characters that change the direction of reading or
   * end a line on somebody's screen, and nothing that is no character at all.
   */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7f) {
        return false;
      }
      if (c > 0x7f) {
        return isPlainUnicode(text, i);
      }
    }
    return true;
  }

  private static boolean isPlainUnicode(String text, int from) {
    return text.substring(from).codePoints().allMatch(PlainText::isPlain);
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      // two of these are letters' neighbours in Persian and in languages of India
      case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
      default -> c != REPLACEMENT;
    };
  }

  /** Whether all characters are ASCII. */
  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }
}
