package io.postern.accept;

/** Upper case as protocols mean it: letters of other scripts never become ASCII ones. */
final class AsciiCase {
  private AsciiCase() {}

  /**
   * The text with its ASCII letters in upper case; the text itself when there is none to change.
   */
  static String upper(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isLower(text.charAt(i))) {
        return changed(text);
      }
    }
    return text;
  }

  private static String changed(String text) {
    char[] upper = text.toCharArray();
    for (int i = 0; i < upper.length; i++) {
      upper[i] = upper(upper[i]);
    }
    return new String(upper);
  }

  /** Whether a text from an index on is the other one, but for the case of ASCII letters. */
  static boolean same(String text, int from, String other) {
    if (text.length() - from != other.length()) {
      return false;
    }
    for (int i = 0; i < other.length(); i++) {
      if (upper(text.charAt(from + i)) != upper(other.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char upper(char c) {
    return isLower(c) ? (char) (c - ('a' - 'A')) : c;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
