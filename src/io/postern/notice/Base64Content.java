package io.postern.notice;

import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A content in Base64 (RFC 2045 section 6.8), encoded while it is read: lines of 76 characters,
 * each of them ending with CRLF. No line begins with a dot.
 */
final class Base64Content implements Content {
  private static final int LINE_OCTETS = 57;
  private static final int LINE = 78;
  private static final int LINES_AT_ONCE = 128;
  private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Content original;
  private final long start;
  private final long end;

  Base64Content(Content original) {
    this(original, 0, encodedSize(original.size()));
  }

  /** The encoded octets from {@code start} up to, not including, {@code end}. */
  private Base64Content(Content original, long start, long end) {
    this.original = original;
    this.start = start;
    this.end = end;
  }

  private static long encodedSize(long octets) {
    long characters = (octets + 2) / 3 * 4;
    long lines = (octets + LINE_OCTETS - 1) / LINE_OCTETS;
    return characters + lines * CRLF.length;
  }

  @Override
  public long size() {
    return end - start;
  }

  /** Known without reading; a piece may begin or end between CR and LF. */
  @Override
  public ContentFacts facts() {
    boolean empty = size() == 0;
    boolean bare = !empty && (isLineFeed(start) || isLineFeed(end));
    boolean complete = empty || (isLineFeed(end - 1) && size() > 1);
    return new ContentFacts(false, false, bare, false, complete);
  }

  private boolean isLineFeed(long at) {
    return at % LINE == LINE - 1 || at == encodedSize(original.size()) - 1;
  }

  @Override
  public void forEachPiece(Pieces pieces) throws IOException {
    try (Encoding in = open()) {
      for (byte[] block = in.nextBlock(); block.length > 0; block = in.nextBlock()) {
        pieces.block(block, 0, block.length);
      }
    }
  }

  @Override
  public Encoding open() throws IOException {
    long line = start / LINE;
    Encoding encoding = new Encoding(original.from(line * LINE_OCTETS).open(), end - line * LINE);
    encoding.skipNBytes(start - line * LINE);
    return encoding;
  }

  @Override
  public Content from(long offset) {
    return new Base64Content(original, start + offset, end);
  }

  @Override
  public Content until(long to) {
    return new Base64Content(original, start, start + to);
  }

  /** Encodes some lines at a time. */
  static final class Encoding extends InputStream {
    private final InputStream in;
    private long left;
    private byte[] block = new byte[0];
    private int at;

    /**
     * @param left octets to yield at the most
     */
    private Encoding(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    /** What was not read yet of this block, or else the next; empty at the end. */
    private byte[] nextBlock() throws IOException {
      if (at == block.length) {
        fill();
      }
      byte[] next = at == 0 ? block : Arrays.copyOfRange(block, at, block.length);
      at = block.length;
      return next;
    }

    private void fill() throws IOException {
      byte[] octets = left > 0 ? in.readNBytes(LINES_AT_ONCE * LINE_OCTETS) : new byte[0];
      byte[] lines = Base64.getMimeEncoder(LINE - CRLF.length, CRLF).encode(octets);
      int whole = octets.length == 0 ? 0 : lines.length + CRLF.length;
      block = Arrays.copyOf(lines, (int) Math.min(whole, left));
      for (int i = lines.length; i < block.length; i++) {
        block[i] = CRLF[i - lines.length];
      }
      left -= block.length;
      at = 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      if (count == 0) {
        return 0;
      }
      if (at == block.length) {
        fill();
      }
      int n = Math.min(count, block.length - at);
      System.arraycopy(block, at, into, offset, n);
      at += n;
      return n == 0 ? -1 : n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
