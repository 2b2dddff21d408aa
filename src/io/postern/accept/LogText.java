package io.postern.accept;

/** Makes what strangers wrote fit for a log: one line, nothing that acts on a terminal. */
final class LogText {
  private LogText() {}

  /**
   * The text with blanks in place of whatever is not plain, shortened.
   *
   * @param max characters
   */
  static String clean(String text, int max) {
    String shown = text.length() > max ? text.substring(0, max) : text;
    if (PlainText.isPlain(shown)) {
      return shown;
    }
    StringBuilder clean = new StringBuilder(shown.length());
    shown
        .codePoints()
        .forEach(c -> clean.appendCodePoint(PlainText.isPlain(Character.toString(c)) ? c : ' '));
    return clean.toString();
  }
}
