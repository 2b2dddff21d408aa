package io.postern.relay;

import java.util.Locale;

/** Finds the enhanced status code (RFC 3463) in an answer. */
final class StatusCode {
  private StatusCode() {}

  /**
   * The first code of the wanted class that stands as a word in a text.
   *
   * @param text an answer such as {@code 550 5.1.1 unknown}; may be empty
   * @param kind the code's first digit: 2, 4 or 5
   * @return for example {@code 5.1.1}; {@code 5.0.0} when the text has none
   */
  static String in(String text, char kind) {
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf(' ', at);
      end = end < 0 ? text.length() : end;
      if (text.charAt(at) == kind && isCode(text, at, end)) {
        return text.substring(at, end);
      }
      at = end + 1;
    }
    return kind + ".0.0";
  }

  private static boolean isCode(String text, int from, int to) {
    int dots = 0;
    int digits = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '.' && digits > 0) {
        dots++;
        digits = 0;
      } else if (c < '0' || c > '9' || ++digits > 3) {
        return false;
      }
    }
    return dots == 2 && digits > 0;
  }

  /** Whether an answer to RCPT says that there are too many of them (RFC 5321 4.5.3.1.10). */
  static boolean isTooManyRecipients(int code, String text) {
    if (code != 452 && code != 552) {
      return false;
    }
    String codes = code == 452 ? in(text, '4') : in(text, '5');
    return codes.endsWith(".5.3")
        || (codes.endsWith(".0.0") && text.toLowerCase(Locale.ROOT).contains("too many"));
  }
}
