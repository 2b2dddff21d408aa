package io.postern.inspect.scanner;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a scanner says, read in blocks and given out in pieces of bounded length. */
public final class ScannerInput {
  private static final int CAPACITY = 8 * 1024;

  private final ScannerLink link;
  private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY).limit(0);

  public ScannerInput(ScannerLink link) {
    this.link = link;
  }

  /**
   * The octets up to an end mark, which is taken but not given, one character per octet.
   *
   * @param end the mark
   * @param max octets to accept before it
   * @throws EOFException when the connection ends first
   * @throws IOException when there are more
   */
  public String until(char end, int max) throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      if (!buffer.hasRemaining()) {
        fill(text);
      }
      char c = (char) (buffer.get() & 0xff);
      if (c == end) {
        return text.toString();
      }
      if (text.length() == max) {
        throw new IOException("it said more than " + max + " octets at once");
      }
      text.append(c);
    }
  }

  private void fill(CharSequence soFar) throws IOException {
    int count;
    buffer.clear();
    try {
      count = link.read(buffer);
    } finally {
      buffer.flip();
    }
    if (count < 0) {
      throw new EOFException(
          soFar.isEmpty()
              ? "it closed the connection without an answer"
              : "it closed the connection in the middle of its answer");
    }
  }

  /** A line without its CR LF or LF. */
  public String line(int max) throws IOException {
    String line = until('\n', max);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /**
   * Takes octets.
   *
   * @return how many, at least 1
   * @throws EOFException when the connection ends first
   */
  public int read(byte[] block, int from, int count) throws IOException {
    if (!buffer.hasRemaining()) {
      fill("…");
    }
    int taken = Math.min(count, buffer.remaining());
    buffer.get(block, from, taken);
    return taken;
  }

  /** Octets of text, one character each. */
  public static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
