package io.postern.accept;

import io.postern.mail.OneLine;

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
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!isPlain(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  private static boolean isPlain(int c) {
    return switch (c) {
      // they are letters' neighbours in Persian and in languages of India
      case ZERO_WIDTH_NON_JOINER, ZERO_WIDTH_JOINER -> true;
      // octets that were not UTF-8
      case REPLACEMENT -> false;
      default -> OneLine.isHarmless(c);
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
