package io.postern.inspect.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the lines of a stream in constant memory; a line ends with LF. One longer than the
 * buffer comes in pieces, of which only the first {@link #startsLine()}; a CR LF is never torn.
 */
final class Lines {
  static final int BUFFER = 16 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private int filled;
  private long dropped;
  private int lineEndBefore;
  private boolean startsLine;
  private boolean endsLine = true;

  /**
   * @param in stays open
   */
  Lines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line, or piece of one; false at the end. */
  boolean next() throws IOException {
    startsLine = endsLine;
    lineEndBefore = lineEnd();
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
      int moved = from;
      compact();
      scan -= moved;
      if (filled == buffer.length) {
        to = buffer[filled - 1] == '\r' ? filled - 1 : filled;
        endsLine = false;
        return true;
      }
      if (!fill()) {
        to = filled;
        endsLine = false;
        return to > from;
      }
    }
  }

  private void compact() {
    System.arraycopy(buffer, from, buffer, 0, filled - from);
    filled -= from;
    dropped += from;
    from = 0;
  }

  private boolean fill() throws IOException {
    int n = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, n);
    return n >= 0;
  }

  /** How many octets of the stream stand before the piece; all of them at the end. */
  long position() {
    return dropped + from;
  }

  /** How many octets the line end before the piece has: 0, 1 or 2. */
  int lineEndBefore() {
    return lineEndBefore;
  }

  /** Whether the piece at hand begins a line. */
  boolean startsLine() {
    return startsLine;
  }

  /** How many octets the piece has, line end included. */
  int length() {
    return to - from;
  }

  /** How many octets the line end at the end of the piece has: 0, 1 or 2. */
  int lineEnd() {
    if (to == from || buffer[to - 1] != '\n') {
      return 0;
    }
    return to - from > 1 && buffer[to - 2] == '\r' ? 2 : 1;
  }

  /** An octet of the piece. */
  byte at(int index) {
    return buffer[from + index];
  }

  /** Whether the piece is an empty line. */
  boolean isEmpty() {
    return startsLine && lineEnd() == length();
  }

  /** Copies octets of the piece from its beginning. */
  void copy(int count, byte[] into, int at) {
    System.arraycopy(buffer, from, into, at, count);
  }

  /** The piece without its line end, a character per octet. */
  String text() {
    return new String(buffer, from, length() - lineEnd(), StandardCharsets.ISO_8859_1);
  }

  /** Whether the piece begins with this text. */
  boolean begins(String ascii) {
    if (length() < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (at(i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
