package io.postern.accept;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the few kinds of ASN.1 values that a certificate is made of, in DER (X.690). */
final class Der {
  private static final int FIRST_YEAR_OF_GENERALIZED_TIME = 2050;

  private Der() {}

  /** A value with its tag and length. */
  static byte[] value(int tag, byte[]... contents) {
    byte[] content = join(contents);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int zeros = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - zeros));
      out.write(length, zeros, length.length - zeros);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] sequence(byte[]... parts) {
    return value(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return value(0x31, parts);
  }

  static byte[] integer(BigInteger number) {
    return value(0x02, number.toByteArray());
  }

  static byte[] octetString(byte[] octets) {
    return value(0x04, octets);
  }

  static byte[] truth() {
    return value(0x01, new byte[] {-1});
  }

  static byte[] utf8(String text) {
    return value(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A bit string of whole octets. */
  static byte[] bitString(byte[] octets) {
    return bitString(octets, 0);
  }

  /**
   * @param unused how many of the last bits do not count
   */
  static byte[] bitString(byte[] octets, int unused) {
    return value(0x03, new byte[] {(byte) unused}, octets);
  }

  /** An explicit tag of the context, {@code [number]}. */
  static byte[] explicit(int number, byte[] inner) {
    return value(0xa0 | number, inner);
  }

  /** An implicit tag of the context around octets. */
  static byte[] implicit(int number, byte[] octets) {
    return value(0x80 | number, octets);
  }

  /**
   * An object identifier.
   *
   * @param dotted for example {@code 2.5.4.3}
   */
  static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.", -1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      int arc = Integer.parseInt(arcs[i]);
      for (int shift = 28; shift > 0; shift -= 7) {
        if (arc >>> shift != 0) {
          out.write(0x80 | ((arc >>> shift) & 0x7f));
        }
      }
      out.write(arc & 0x7f);
    }
    return value(0x06, out.toByteArray());
  }

  /**
   * A point in time, to the second, in the form that RFC 5280 section 4.1.2.5 wants for its year.
   */
  static byte[] time(Instant at) {
    boolean generalized = at.atOffset(ZoneOffset.UTC).getYear() >= FIRST_YEAR_OF_GENERALIZED_TIME;
    String pattern = generalized ? "yyyyMMddHHmmss'Z'" : "yyMMddHHmmss'Z'";
    String text =
        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC).format(at);
    return value(generalized ? 0x18 : 0x17, text.getBytes(StandardCharsets.US_ASCII));
  }
}
