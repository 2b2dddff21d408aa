package io.postern.inspect.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Decodes base64 (RFC 2045 section 6.8) and goes on where others stop: over other characters, and
 * behind padding.
 */
final class Base64Stream extends Octets {
  private final InputStream in;
  private final Set<Defect> defects;
  private final byte[] raw = new byte[8 * 1024];
  private int at;
  private int filled;
  private int bits;
  private int count;
  private int letters;
  private boolean padded;

  Base64Stream(InputStream in, Set<Defect> defects) {
    this.in = in;
    this.defects = defects;
  }

  @Override
  int block(byte[] into, int from, int length) throws IOException {
    int to = from;
    while (to == from) {
      if (at == filled && !fill()) {
        return -1;
      }
      while (at < filled && to < from + length) {
        int c = raw[at++];
        int value = Base64Text.value(c);
        if (value < 0) {
          other(c);
          continue;
        }
        letter(value);
        if (count >= 8) {
          count -= 8;
          into[to++] = (byte) (bits >> count);
        }
      }
    }
    return to - from;
  }

  private void letter(int value) {
    if (padded) {
      padded = false;
      defects.add(Defect.BROKEN_BASE64);
    }
    letters++;
    bits = (bits << 6) | value;
    count += 6;
  }

  private void other(int c) {
    if (c == '=') {
      padded = true;
      count = 0;
      letters = 0;
    } else if (c != '\r' && c != '\n' && c != ' ' && c != '\t') {
      defects.add(Defect.BROKEN_BASE64);
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(raw, 0, raw.length));
    if (filled == 0 && letters % 4 != 0) {
      defects.add(Defect.BROKEN_BASE64);
    }
    return filled > 0;
  }
}
