package io.postern.rewrite;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Base64 (RFC 2045 section 6.8). Octets share characters in groups of four, so that what follows an
 * insertion is written anew; what stands before the group keeps its characters and lines.
 */
final class Base64Lines implements Coding {
  private static final int MAX_LINE = 76;

  /** The digits of the alphabet in line, padding included; empty when there is anything else. */
  private static Optional<byte[]> digits(byte[] raw) {
    byte[] digits = new byte[raw.length];
    int n = 0;
    for (byte c : raw) {
      if (isDigit(c)) {
        digits[n++] = c;
      } else if (c > ' ' || c < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(Arrays.copyOf(digits, n));
  }

  /** Whether an octet is a digit of the alphabet, or padding. */
  static boolean isDigit(byte c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '=';
  }

  /** Empty, too, when padding stands inside or is missing. */
  @Override
  public Optional<byte[]> decode(byte[] raw) {
    Optional<byte[]> digits = digits(raw).filter(d -> d.length % 4 == 0);
    try {
      return digits.map(Base64.getDecoder()::decode);
    } catch (IllegalArgumentException paddingInside) {
      // the octets of a stranger: that they are not Base64 is the answer
      return Optional.empty();
    }
  }

  @Override
  public Edits.Edit insert(byte[] raw, int position, byte[] piece, byte[] lineEnd) {
    byte[] decoded = decode(raw).orElseThrow();
    int kept = position / 3 * 3;
    int from = behindDigits(raw, position / 3 * 4);
    int to = behindDigits(raw, Integer.MAX_VALUE);
    ByteArrayOutputStream rest = new ByteArrayOutputStream(decoded.length - kept + piece.length);
    rest.write(decoded, kept, position - kept);
    rest.writeBytes(piece);
    rest.write(decoded, position, decoded.length - position);
    byte[] digits = Base64.getEncoder().encode(rest.toByteArray());
    return new Edits.Edit(from, to, lines(digits, column(raw, from), lineEnd));
  }

  /** The place behind so many digits, or behind the last when there are fewer. */
  private static int behindDigits(byte[] raw, int count) {
    int seen = 0;
    int behind = 0;
    for (int i = 0; i < raw.length && seen < count; i++) {
      if (isDigit(raw[i])) {
        seen++;
        behind = i + 1;
      }
    }
    return behind;
  }

  private static int column(byte[] raw, int at) {
    int start = at;
    while (start > 0 && raw[start - 1] != '\n') {
      start--;
    }
    return at - start;
  }

  private static byte[] lines(byte[] digits, int startColumn, byte[] lineEnd) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(digits.length + digits.length / 30 + 2);
    int column = startColumn;
    for (int i = 0; i < digits.length; i += 4) {
      if (column + 4 > MAX_LINE) {
        out.writeBytes(lineEnd);
        column = 0;
      }
      out.write(digits, i, 4);
      column += 4;
    }
    return out.toByteArray();
  }
}
