package io.postern.manage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A mail in a file as it would come over a wire: programs on Unix write files whose lines end with
 * LF, where a mail's lines end with CRLF (RFC 5322 section 2.1). The first line tells.
 */
final class WireLines extends InputStream {
  private static final int LONGEST_FIRST_LINE = 64 * 1024;

  private final InputStream in;
  private int before = -1;
  private boolean owesLineFeed;

  private WireLines(InputStream in) {
    this.in = in;
  }

  /** The same octets when the first line ends with CRLF; else a CR before each LF without one. */
  static InputStream of(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, LONGEST_FIRST_LINE);
    buffered.mark(LONGEST_FIRST_LINE);
    int before = -1;
    boolean bare = false;
    for (int i = 0; i < LONGEST_FIRST_LINE; i++) {
      int octet = buffered.read();
      if (octet < 0 || octet == '\n') {
        bare = octet == '\n' && before != '\r';
        break;
      }
      before = octet;
    }
    buffered.reset();
    return bare ? new WireLines(buffered) : buffered;
  }

  @Override
  public int read() throws IOException {
    if (owesLineFeed) {
      owesLineFeed = false;
      before = '\n';
      return '\n';
    }
    int octet = in.read();
    if (octet == '\n' && before != '\r') {
      owesLineFeed = true;
      return '\r';
    }
    before = octet;
    return octet;
  }

  @Override
  public int read(byte[] into, int from, int count) throws IOException {
    int n = 0;
    while (n < count) {
      int octet = read();
      if (octet < 0) {
        break;
      }
      into[from + n++] = (byte) octet;
    }
    return n == 0 && count > 0 ? -1 : n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
