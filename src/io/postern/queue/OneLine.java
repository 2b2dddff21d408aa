package io.postern.queue;

/** Makes what strangers wrote fit for a console and a log line. */
final class OneLine {
  private OneLine() {}

  /**
   * @param text may be null
   * @param max characters, at the most
   * @return one line without control and direction characters
   */
  static String of(String text, int max) {
    if (text == null) {
      return "";
    }
    return isPlain(text, max) ? text : cleaned(text, max);
  }

  private static boolean isPlain(String text, int max) {
    if (text.length() > max) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String cleaned(String text, int max) {
    int length = Math.min(text.length(), max);
    if (length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))) {
      length--;
    }
    StringBuilder line = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      line.append(isHarmless(c) ? c : ' ');
    }
    return line.toString();
  }

  private static boolean isHarmless(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
