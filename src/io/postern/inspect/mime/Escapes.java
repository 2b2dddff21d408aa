package io.postern.inspect.mime;

import java.io.ByteArrayOutputStream;

/** Octets written as two hexadecimal digits behind a sign: {@code %2E}, {@code =2E}. */
final class Escapes {
  private Escapes() {}

  /**
   * Decodes; what is no escape stays.
   *
   * @param text a character per octet
   * @param sign what begins an escape
   */
  static byte[] decode(String text, char sign) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int value = c == sign && i + 2 < text.length() ? value(text, i + 1) : -1;
      octets.write(value >= 0 ? value : c);
      i += value >= 0 ? 3 : 1;
    }
    return octets.toByteArray();
  }

  private static int value(String text, int at) {
    int high = digit(text.charAt(at));
    int low = digit(text.charAt(at + 1));
    return high < 0 || low < 0 ? -1 : (high << 4) | low;
  }

  /** The value of an ASCII hexadecimal digit, or -1. */
  static int digit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
