package io.postern.advice;

import io.postern.mail.OneLine;

/** Values as they appear in messages: on one line, visible, not too long. */
public final class Quoted {
  private static final int MAX_VALUE = 80;
  private static final int MAX_LINE = 500;

  private Quoted() {}

  /** A value in double quotes; dots stand for what is cut. */
  public static String text(String text) {
    return '"' + plain(text) + '"';
  }

  /** A value without quotes. */
  public static String plain(String text) {
    return cut(text, MAX_VALUE);
  }

  /** A sentence that may hold values and other people's words. */
  public static String line(String text) {
    return cut(text, MAX_LINE);
  }

  /** A question mark shows where a character stood that cannot be seen, or that does something. */
  private static String cut(String text, int max) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(max)
        .forEach(c -> shown.appendCodePoint(OneLine.isHarmless(c) ? c : '?'));
    return shown + (text.codePointCount(0, text.length()) > max ? "..." : "");
  }
}
