package io.postern.rewrite;

import io.postern.mail.Content;
import io.postern.mail.Header;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The header of a mail with the octets it was read from, so that places in it can be changed. Read
 * anew from the content, since {@link io.postern.mail.Mail#header()} does not know the lines that
 * were put on top.
 *
 * @param octets the beginning of the mail; the header and perhaps more
 * @param header its fields, with offsets into {@code octets}
 */
record Head(byte[] octets, Header header) {
  /** Enough for nearly every header. */
  private static final int FIRST_TRY = 16 * 1024;

  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] LF = {'\n'};

  static Head read(Content content) throws IOException {
    Head head = read(content, FIRST_TRY);
    boolean complete = head.bodyStart() >= 0 || content.size() <= FIRST_TRY;
    return complete ? head : read(content, Header.MAX_OCTETS);
  }

  private static Head read(Content content, int limit) throws IOException {
    byte[] octets = new byte[(int) Math.min(content.size(), limit)];
    try (InputStream in = content.open()) {
      int n = in.readNBytes(octets, 0, octets.length);
      return new Head(octets, Header.parse(octets, n));
    }
  }

  /** The offset behind the empty line that ends the header; -1 when there is no such line. */
  int bodyStart() {
    int at = header.end();
    while (at < octets.length && octets[at] == '\r') {
      at++;
    }
    return at < octets.length && octets[at] == '\n' ? at + 1 : -1;
  }

  /** How the lines of the mail end, going by its first. */
  byte[] lineEnd() {
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '\n') {
        return i > 0 && octets[i - 1] == '\r' ? CRLF : LF;
      }
    }
    return CRLF;
  }

  /** Octets as text, a character each. */
  String text(int from, int to) {
    return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
