package io.postern.inspect.mime;

import io.postern.disk.PrivateFiles;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A stream that can be read anywhere: a small one from memory, a larger one from a file that only
 * we can read and that has no name any more once it is open, so that no crash leaves it behind.
 */
final class Spooled implements Closeable {
  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);

  private final SeekableByteChannel channel;
  private final long length;

  private Spooled(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.length = channel.size();
  }

  /** Reads a stream to its end. */
  static Spooled of(InputStream in, Budget budget, Path folder) throws IOException {
    byte[] first = in.readNBytes(budget.limits().memoryOctets() + 1);
    if (first.length <= budget.limits().memoryOctets()) {
      return new Spooled(new SeekableInMemoryByteChannel(first));
    }
    Path path = folder.resolve("archive-" + UUID.randomUUID());
    FileChannel file = PrivateFiles.open(path, OPTIONS);
    try {
      write(file, first, first.length);
      for (int n = in.read(first); n >= 0; n = in.read(first)) {
        write(file, first, n);
      }
      return new Spooled(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static void write(FileChannel file, byte[] octets, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(octets, 0, length);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  long length() {
    return length;
  }

  /** The file as it is; closed with this. */
  SeekableByteChannel channel() throws IOException {
    return channel.position(0);
  }

  /** As many octets from a position as there are, at most {@code count}. */
  byte[] read(long position, int count) throws IOException {
    if (position < 0 || position >= length) {
      return new byte[0];
    }
    byte[] octets = new byte[(int) Math.min(count, length - position)];
    int n = read(position, octets, 0, octets.length);
    if (n < octets.length) {
      throw new EOFException("the file became shorter");
    }
    return octets;
  }

  private int read(long position, byte[] into, int from, int count) throws IOException {
    channel.position(position);
    ByteBuffer buffer = ByteBuffer.wrap(into, from, count);
    int total = 0;
    while (buffer.hasRemaining()) {
      int n = channel.read(buffer);
      if (n < 0) {
        break;
      }
      total += n;
    }
    return total;
  }

  /** The octets from a position on, at most {@code count}. */
  InputStream stream(long position, long count) {
    return new Octets() {
      private long at = Math.min(position, length);
      private final long end = Math.min(length, at + Math.max(0, count));

      @Override
      int block(byte[] into, int from, int wanted) throws IOException {
        if (at >= end) {
          return -1;
        }
        int n = Spooled.this.read(at, into, from, (int) Math.min(wanted, end - at));
        at += n;
        return n > 0 ? n : -1;
      }
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
