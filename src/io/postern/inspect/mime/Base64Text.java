package io.postern.inspect.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Base64 in a line of text, whatever stands between its letters. */
final class Base64Text {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final byte[] VALUES = values();

  private Base64Text() {}

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < LETTERS.length(); i++) {
      values[LETTERS.charAt(i)] = (byte) i;
    }
    return values;
  }

  /** The six bits of a letter, or -1. */
  static int value(int octet) {
    return VALUES[octet & 0xff];
  }

  static byte[] decode(String text) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    int bits = 0;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = value(text.charAt(i));
      if (text.charAt(i) < 256 && value >= 0) {
        bits = (bits << 6) | value;
        count += 6;
        if (count >= 8) {
          count -= 8;
          octets.write(bits >> count);
        }
      } else if (text.charAt(i) == '=') {
        count = 0;
      }
    }
    return octets.toByteArray();
  }
}
