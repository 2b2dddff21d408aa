package io.postern.deliver;

import io.postern.wire.WireOutput;
import java.io.IOException;

/**
 * Puts a dot before each dot that begins a line (RFC 5321 section 4.5.2), and changes nothing else.
 * A line begins at the start and behind CR LF; behind a bare CR or LF it does not, and a server
 * that keeps to the standard would not take such a dot away.
 */
final class DotStuffing {
  private final WireOutput out;
  private byte beforeLast = '\r';
  private byte last = '\n';

  DotStuffing(WireOutput out) {
    this.out = out;
  }

  /** Sends the next octets: {@code block[from]} up to, not including, {@code block[to]}. */
  void write(byte[] block, int from, int to) throws IOException {
    int unsent = from;
    for (int i = from; i < to; i++) {
      if (block[i] == '.' && beginsLine(block, from, i)) {
        out.write(block, unsent, i);
        out.write('.');
        unsent = i;
      }
    }
    out.write(block, unsent, to);
    remember(block, from, to);
  }

  private boolean beginsLine(byte[] block, int from, int i) {
    byte previous = i > from ? block[i - 1] : last;
    if (previous != '\n') {
      return false;
    }
    byte beforePrevious = i > from + 1 ? block[i - 2] : i > from ? last : beforeLast;
    return beforePrevious == '\r';
  }

  private void remember(byte[] block, int from, int to) {
    if (to - from >= 2) {
      beforeLast = block[to - 2];
      last = block[to - 1];
    } else if (to - from == 1) {
      beforeLast = last;
      last = block[from];
    }
  }
}
