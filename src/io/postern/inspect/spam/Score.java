package io.postern.inspect.spam;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Numbers of scanners. They are read and written by rules of our own: neither the machine's locale
 * nor the hexadecimal, exponents and {@code NaN} of the platform have a say.
 */
final class Score {
  private static final int MAX_LENGTH = 16;

  private Score() {}

  /**
   * Reads a decimal number with a point, or with the comma that a scanner under another locale
   * writes.
   *
   * @return empty when it is anything else
   */
  static Optional<Double> parse(String text) {
    int digits = 0;
    int points = 0;
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' || c == ',') {
        points++;
      } else if (i > 0 || (c != '-' && c != '+')) {
        return Optional.empty();
      }
    }
    return digits == 0 || points > 1
        ? Optional.empty()
        : Optional.of(Double.valueOf(text.replace(',', '.')));
  }

  /** With one digit behind the point, as scanners show it. */
  static String text(double score) {
    return new BigDecimal(score).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }
}
