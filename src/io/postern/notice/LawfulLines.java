package io.postern.notice;

import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines as a mail may have them (RFC 5322 sections 2.1.1 and 2.3). */
final class LawfulLines {
  private static final int MAX_LINE = 998;
  private static final int BLOCK = 16 * 1024;

  private LawfulLines() {}

  /**
   * Whether a strict server takes the lines, and leaves them as they are: they end with CRLF, are
   * not too long, and hold neither a NUL nor what could be taken for the end of the mail.
   */
  static boolean are(Content content) throws IOException {
    ContentFacts facts = content.facts();
    if (facts.bareLineEnds() || facts.endOfDataLookAlike()) {
      return false;
    }
    byte[] block = new byte[BLOCK];
    int length = 0;
    try (InputStream in = content.open()) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        for (int i = 0; i < n; i++) {
          length = block[i] == '\n' || block[i] == '\r' ? 0 : length + 1;
          if (block[i] == 0 || length > MAX_LINE) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Every line ends with CRLF, and nothing else does; no NULs. */
  static byte[] of(byte[] octets) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(octets.length + 2);
    boolean open = false;
    for (int i = 0; i < octets.length; i++) {
      int octet = octets[i];
      boolean lineEnd = octet == '\n' || octet == '\r';
      if (octet == '\n' || (octet == '\r' && !isFollowedByLineFeed(octets, i))) {
        lines.write('\r');
        lines.write('\n');
      } else if (!lineEnd && octet != 0) {
        lines.write(octet);
      }
      open = !lineEnd;
    }
    if (open) {
      lines.write('\r');
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static boolean isFollowedByLineFeed(byte[] octets, int at) {
    return at + 1 < octets.length && octets[at + 1] == '\n';
  }
}
