package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerLink;
import io.postern.mail.Content;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Sends a content in chunks through one block of memory, so that a small mail leaves in one packet
 * and a large one needs no more than a small one.
 */
final class ChunkedPieces implements Content.Pieces {
  private static final int CAPACITY = 64 * 1024;
  private static final int FRAME = 16;
  private static final int CHUNK = CAPACITY - 2 * FRAME;

  private final ScannerLink link;
  private final Framing framing;
  private final ByteBuffer out = ByteBuffer.allocate(CAPACITY);

  /** How a protocol marks a chunk; each mark has at most 16 octets. */
  interface Framing {
    /** What stands before a chunk of this many octets. */
    void before(ByteBuffer out, int count);

    /** What stands behind it. */
    void after(ByteBuffer out);
  }

  ChunkedPieces(ScannerLink link, Framing framing) {
    this.link = link;
    this.framing = framing;
  }

  /** Adds octets outside of any chunk. */
  void plain(byte[] octets) throws IOException {
    for (int done = 0; done < octets.length; ) {
      int count = Math.min(octets.length - done, room());
      out.put(octets, done, count);
      done += count;
    }
  }

  private int room() throws IOException {
    if (!out.hasRemaining()) {
      flush();
    }
    return out.remaining();
  }

  @Override
  public void block(byte[] block, int from, int to) throws IOException {
    for (int at = from; at < to; ) {
      int count = begin(to - at);
      out.put(block, at, count);
      framing.after(out);
      at += count;
    }
  }

  @Override
  public void file(FileChannel file, long position, long count) throws IOException {
    for (long done = 0; done < count; ) {
      int chunk = begin(count - done);
      int end = out.position() + chunk;
      out.limit(end);
      while (out.hasRemaining()) {
        int n = file.read(out, position + done + chunk - out.remaining());
        if (n <= 0) {
          throw new EOFException("the mail's file ends too early");
        }
      }
      out.limit(CAPACITY);
      framing.after(out);
      done += chunk;
    }
  }

  /** Makes room and announces a chunk; gives its length. */
  private int begin(long wanted) throws IOException {
    int count = (int) Math.min(wanted, CHUNK);
    if (out.remaining() < count + 2 * FRAME) {
      flush();
    }
    framing.before(out, count);
    return count;
  }

  /** Sends what was collected. */
  void flush() throws IOException {
    link.write(out.flip());
    out.clear();
  }
}
