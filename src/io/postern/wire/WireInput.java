package io.postern.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The octets that come from a peer, read in blocks. Besides lines it shows its buffer, so that bulk
 * content can be scanned and passed on without a copy: read {@code buffer()[position()..limit())},
 * say with {@link #consume} how much was taken, call {@link #fill} when it is empty.
 */
public final class WireInput {
  private static final int CAPACITY = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[CAPACITY];
  private int position;
  private int limit;

  WireInput(InputStream in) {
    this.in = in;
  }

  /** The block that holds what was read and not yet consumed. */
  public byte[] buffer() {
    return buffer;
  }

  /** Index of the first octet not yet consumed. */
  public int position() {
    return position;
  }

  /** Index behind the last octet read. */
  public int limit() {
    return limit;
  }

  /** Takes octets out of the buffer. */
  public void consume(int count) {
    position += count;
  }

  /** Whether octets were read that nobody consumed. */
  public boolean hasBuffered() {
    return position < limit;
  }

  /**
   * Waits for more octets. To be called only when all are consumed.
   *
   * @throws EOFException when the peer closed the connection
   * @throws java.net.SocketTimeoutException when nothing came within the read time-out
   */
  public void fill() throws IOException {
    int n = in.read(buffer, 0, CAPACITY);
    if (n < 0) {
      throw new EOFException("the server has closed the connection");
    }
    position = 0;
    limit = n;
  }

  /**
   * The next line without its end (LF, or CR LF), one character per octet.
   *
   * @param max octets to accept at the most
   * @throws LineTooLongException when the line is longer
   */
  public String readLine(int max) throws IOException {
    StringBuilder line = null;
    while (true) {
      if (position == limit) {
        fill();
      }
      int end = indexOfLineFeed();
      String piece = new String(buffer, position, end - position, StandardCharsets.ISO_8859_1);
      if ((line == null ? 0 : line.length()) + piece.length() > max) {
        throw new LineTooLongException(max);
      }
      boolean complete = end < limit;
      position = complete ? end + 1 : limit;
      if (complete) {
        return withoutCr(line == null ? piece : line.append(piece).toString());
      }
      line = line == null ? new StringBuilder(piece) : line.append(piece);
    }
  }

  private int indexOfLineFeed() {
    int i = position;
    while (i < limit && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  private static String withoutCr(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
