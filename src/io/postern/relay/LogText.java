package io.postern.relay;

/** Makes what strangers wrote fit for one line of a log or a notice. */
final class LogText {
  private static final int MAX = 400;

  private LogText() {}

  /**
   * @param text may be null
   * @return at most 400 characters, without control, format and direction characters
   */
  static String of(String text) {
    if (text == null) {
      return "";
    }
    return isPlain(text) ? text : cleaned(text);
  }

  private static boolean isPlain(String text) {
    if (text.length() > MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static String cleaned(String text) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), MAX));
    for (int i = 0; i < text.length() && line.length() < MAX; i++) {
      char c = text.charAt(i);
      line.append(isHarmless(c) ? c : ' ');
    }
    if (line.length() > 0 && Character.isHighSurrogate(line.charAt(line.length() - 1))) {
      line.setLength(line.length() - 1);
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
