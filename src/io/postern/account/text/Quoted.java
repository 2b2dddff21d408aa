package io.postern.account.text;

/** Values as they appear in messages: on one line, not too long. */
public final class Quoted {
  private static final int MAX_VALUE = 80;
  private static final int MAX_LINE = 500;

  private Quoted() {}

  /** A value in double quotes. */
  public static String text(String text) {
    return '"' + cut(text, MAX_VALUE) + '"';
  }

  /** A sentence that may hold values and other people's words. */
  static String line(String text) {
    return cut(text, MAX_LINE);
  }

  private static String cut(String text, int max) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(max)
        .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return text.codePointCount(0, text.length()) > max
        ? shown.append("...").toString()
        : shown.toString();
  }
}
