package io.postern.notice;

import io.postern.mail.OneLine;

/** Makes words of strangers fit for one line of a notice or of a header. */
final class PlainWords {
  /** Characters that are kept of a value, unless said otherwise. */
  private static final int MAX_VALUE = 300;

  private PlainWords() {}

  /** As {@link OneLine#abridged(String, int)}, of at most 300 characters and the ellipsis. */
  static String of(String text) {
    return OneLine.abridged(text, MAX_VALUE);
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
}
