package io.postern.inspect.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Decodes quoted-printable (RFC 2045 section 6.7); what is no escape stays. */
final class QuotedPrintableStream extends Octets {
  private final Lines lines;
  private final Set<Defect> defects;
  private final byte[] block = new byte[Lines.BUFFER];
  private int at;
  private int filled;

  QuotedPrintableStream(InputStream in, Set<Defect> defects) {
    this.lines = new Lines(in);
    this.defects = defects;
  }

  @Override
  int block(byte[] into, int from, int length) throws IOException {
    while (at == filled) {
      if (!lines.next()) {
        return -1;
      }
      decode();
    }
    int n = Math.min(length, filled - at);
    System.arraycopy(block, at, into, from, n);
    at += n;
    return n;
  }

  private void decode() {
    int lineEnd = lines.lineEnd();
    int end = lines.length() - lineEnd;
    int text = end;
    while (text > 0 && (lines.at(text - 1) == ' ' || lines.at(text - 1) == '\t')) {
      text--;
    }
    boolean soft = text > 0 && lines.at(text - 1) == '=';
    end = lineEnd == 0 && !soft ? end : text;
    at = 0;
    filled = 0;
    int i = 0;
    while (i < (soft ? end - 1 : end)) {
      i += octet(i, end);
    }
    for (int e = soft ? 0 : lineEnd; e > 0; e--) {
      block[filled++] = lines.at(lines.length() - e);
    }
  }

  private int octet(int i, int end) {
    byte c = lines.at(i);
    if (c == '=' && i + 2 < end) {
      int high = Escapes.digit(lines.at(i + 1));
      int low = Escapes.digit(lines.at(i + 2));
      if (high >= 0 && low >= 0) {
        block[filled++] = (byte) ((high << 4) | low);
        return 3;
      }
    }
    if (c == '=') {
      defects.add(Defect.BROKEN_QUOTED_PRINTABLE);
    }
    block[filled++] = c;
    return 1;
  }
}
