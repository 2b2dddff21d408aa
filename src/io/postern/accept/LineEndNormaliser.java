package io.postern.accept;

import java.io.IOException;

/** Makes CR LF of every CR and every LF that stands alone, across blocks of any size. */
final class LineEndNormaliser {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] LF = {'\n'};

  /** Takes what comes out. */
  interface Sink {
    void write(byte[] block, int from, int to) throws IOException;
  }

  private final Sink sink;
  private boolean afterCr;
  private boolean complete;
  private long count;

  /**
   * @param afterCr whether the octet before the first one was a CR, which has been written already
   */
  LineEndNormaliser(Sink sink, boolean afterCr) {
    this.sink = sink;
    this.afterCr = afterCr;
  }

  /** The next octets. */
  void take(byte[] block, int from, int to) throws IOException {
    int passed = from;
    for (int i = from; i < to; i++) {
      byte octet = block[i];
      if (afterCr && octet != '\n') {
        sink.write(block, passed, i);
        sink.write(LF, 0, 1);
        count++;
        passed = i;
      } else if (!afterCr && octet == '\n') {
        sink.write(block, passed, i);
        sink.write(CRLF, 0, 2);
        count++;
        passed = i + 1;
      }
      afterCr = octet == '\r';
      complete = octet == '\n';
    }
    sink.write(block, passed, to);
  }

  /** That was all; the last line gets its end when it has none. */
  void end() throws IOException {
    if (afterCr) {
      sink.write(LF, 0, 1);
      count++;
    } else if (!complete) {
      sink.write(CRLF, 0, 2);
    }
  }

  /** How many line ends were made whole. */
  long count() {
    return count;
  }
}
