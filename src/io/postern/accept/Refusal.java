package io.postern.accept;

/** Tells replies that refuse from other texts (RFC 5321 section 4.2, RFC 3463 section 2). */
final class Refusal {
  private static final int CODES = "550 5.0.0 ".length();

  private Refusal() {}

  /** Whether a text is a code 4yz or 5yz, an enhanced code of the same class, and words. */
  static boolean isReply(String text) {
    return text.length() > CODES
        && PlainText.isPlain(text)
        && (text.charAt(0) == '4' || text.charAt(0) == '5')
        && isDigit(text.charAt(1))
        && isDigit(text.charAt(2))
        && text.charAt(3) == ' '
        && text.charAt(4) == text.charAt(0)
        && text.charAt(5) == '.'
        && isDigit(text.charAt(6));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
