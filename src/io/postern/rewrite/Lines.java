package io.postern.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Walks over the lines of a stream in constant memory. A line longer than the buffer comes in
 * pieces, of which only the first {@link #startsLine()}.
 */
final class Lines {
  private static final int BUFFER = 16 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private long base;
  private int from;
  private int to;
  private int filled;
  private boolean ended;
  private boolean startsLine = true;
  private boolean endsLine = true;
  private boolean endsWithCr;
  private int precedingLineEnd;

  /**
   * @param in stays open
   * @param base the offset in the mail of its first octet
   */
  Lines(InputStream in, long base) {
    this.in = in;
    this.base = base;
  }

  /** Goes to the next line, or piece of one; false at the end. */
  boolean next() throws IOException {
    startsLine = endsLine;
    precedingLineEnd = endsLine ? lineEndLength() : 0;
    endsWithCr = to > from && buffer[to - 1] == '\r';
    from = to;
    int scan = from;
    while (true) {
      while (scan < filled && buffer[scan] != '\n') {
        scan++;
      }
      if (scan < filled) {
        to = scan + 1;
        endsLine = true;
        return true;
      }
      scan -= makeRoom();
      if (filled == buffer.length || !fill()) {
        to = filled;
        endsLine = false;
        return to > from;
      }
    }
  }

  private int lineEndLength() {
    if (to == from) {
      return 0;
    }
    boolean cr = to - from > 1 ? buffer[to - 2] == '\r' : endsWithCr;
    return cr ? 2 : 1;
  }

  /** Moves the piece at hand to the beginning; returns by how much. */
  private int makeRoom() {
    int moved = from;
    System.arraycopy(buffer, from, buffer, 0, filled - from);
    base += moved;
    filled -= moved;
    from = 0;
    return moved;
  }

  private boolean fill() throws IOException {
    int n = ended ? -1 : in.read(buffer, filled, buffer.length - filled);
    ended = n < 0;
    filled += Math.max(0, n);
    return !ended;
  }

  /** Whether the piece at hand begins a line. */
  boolean startsLine() {
    return startsLine;
  }

  /** The offset in the mail of the piece's first octet. */
  long start() {
    return base + from;
  }

  /** The offset behind the piece; after the last, that of the end. */
  long end() {
    return base + to;
  }

  /** How many octets the end of the line before has: 2 for CRLF, 1 for LF, 0 for none. */
  int precedingLineEnd() {
    return precedingLineEnd;
  }

  /** How many octets the piece has, line end included. */
  int length() {
    return to - from;
  }

  /** An octet of the piece. */
  byte at(int index) {
    return buffer[from + index];
  }

  /** Whether the piece is an empty line. */
  boolean isEmpty() {
    for (int i = from; i < to; i++) {
      if (buffer[i] != '\r' && buffer[i] != '\n') {
        return false;
      }
    }
    return startsLine;
  }

  /** A copy of the piece. */
  byte[] octets() {
    return Arrays.copyOfRange(buffer, from, to);
  }
}
