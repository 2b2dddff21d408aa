package io.postern.rewrite;

import io.postern.mail.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The octets of a text part, or of a long one the end, so that memory is bounded.
 *
 * @param raw as they stand in the mail
 * @param start offset in the mail of the first of them
 */
record PartBody(byte[] raw, long start) {
  /** Longer parts are looked at only at their end. */
  static final int WHOLE = 512 * 1024;

  /** How much of a longer part is looked at. */
  static final int TAIL = 64 * 1024;

  /**
   * @throws IOException when the content cannot be read
   */
  static PartBody read(Content content, TextPart part) throws IOException {
    long size = part.end() - part.start();
    Content body = content.until(part.end()).from(part.start());
    if (size <= WHOLE) {
      return new PartBody(octets(body), part.start());
    }
    Content before = body.until(size - TAIL);
    byte[] tail = octets(body.from(size - TAIL));
    int skip =
        part.header().encoding().equals("base64") ? digitsToSkip(before, tail) : firstLine(tail);
    return new PartBody(
        Arrays.copyOfRange(tail, skip, tail.length), part.end() - tail.length + skip);
  }

  private static byte[] octets(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    }
  }

  private static int firstLine(byte[] octets) {
    int at = 0;
    while (at < octets.length && octets[at] != '\n') {
      at++;
    }
    return at < octets.length ? at + 1 : 0;
  }

  /** Groups of four digits are counted from the beginning of the part. */
  private static int digitsToSkip(Content before, byte[] tail) throws IOException {
    long digits = 0;
    byte[] block = new byte[16 * 1024];
    try (InputStream in = before.open()) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        for (int i = 0; i < n; i++) {
          digits += Base64Lines.isDigit(block[i]) ? 1 : 0;
        }
      }
    }
    int at = 0;
    for (long missing = (4 - digits % 4) % 4; missing > 0 && at < tail.length; at++) {
      missing -= Base64Lines.isDigit(tail[at]) ? 1 : 0;
    }
    return at;
  }
}
