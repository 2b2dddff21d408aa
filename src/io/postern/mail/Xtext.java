package io.postern.mail;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The form of free text in the parameters of MAIL and RCPT (RFC 3461 section 4). */
public final class Xtext {
  private static final String DIGITS = "0123456789ABCDEF";

  private Xtext() {}

  /**
   * Writes any text as xtext.
   *
   * @param text whose UTF-8 octets are written; blanks, controls, plus and equals signs and all
   *     octets above 126 become {@code +XX}
   */
  public static String encode(String text) {
    StringBuilder xtext = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) (octet & 0xff))) {
        xtext.append((char) octet);
      } else {
        xtext.append('+').append(DIGITS.charAt(octet >> 4 & 15)).append(DIGITS.charAt(octet & 15));
      }
    }
    return xtext.toString();
  }

  /** Whether a text is xtext already, and not empty. */
  public static boolean isXtext(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '+') {
        if (i + 2 >= text.length() || !isDigit(text, i + 1) || !isDigit(text, i + 2)) {
          return false;
        }
        i += 2;
      } else if (!isPlain(c)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * What the text stands for.
   *
   * @param encoded printable ASCII with {@code +XX} for other characters
   * @return empty when it is not well encoded, or stands for anything but printable ASCII and
   *     blanks: a line end, for example
   */
  public static Optional<String> decode(String encoded) {
    StringBuilder text = new StringBuilder(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      int c = encoded.charAt(i);
      if (c == '+') {
        c = i + 2 < encoded.length() ? hex(encoded, i + 1) : -1;
        i += 2;
      }
      if (c < ' ' || c > '~') {
        return Optional.empty();
      }
      text.append((char) c);
    }
    return Optional.of(text.toString());
  }

  private static int hex(String text, int at) {
    int high = digit(text.charAt(at));
    int low = digit(text.charAt(at + 1));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  /** Of ASCII only: {@link Character#digit} also takes digits of other scripts. */
  private static int digit(char c) {
    return c < 0x7f ? Character.digit(c, 16) : -1;
  }

  private static boolean isDigit(String text, int at) {
    return DIGITS.indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isPlain(char c) {
    return c > ' ' && c <= '~' && c != '+' && c != '=';
  }
}
