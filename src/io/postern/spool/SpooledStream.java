package io.postern.spool;

import io.postern.mail.Content;
import io.postern.mail.LineScanner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A stream made a content, which can be read twice: in memory while it is small, else in a file.
 */
public final class SpooledStream implements AutoCloseable {
  private static final int IN_MEMORY = 128 * 1024;

  private final Content content;
  private final FileChannel file;

  private SpooledStream(Content content, FileChannel file) {
    this.content = content;
    this.file = file;
  }

  /**
   * Reads a stream to its end, without closing it.
   *
   * @throws IOException from the stream or the temporary file
   */
  public static SpooledStream of(InputStream in) throws IOException {
    byte[] block = new byte[IN_MEMORY];
    LineScanner scanner = new LineScanner();
    int first = in.readNBytes(block, 0, IN_MEMORY);
    scanner.accept(block, 0, first);
    if (first < IN_MEMORY) {
      return new SpooledStream(Content.of(block, first, scanner.facts()), null);
    }
    FileChannel file = temporaryFile();
    try {
      long length = 0;
      for (int n = first; n > 0; n = in.readNBytes(block, 0, IN_MEMORY)) {
        if (length > 0) {
          scanner.accept(block, 0, n);
        }
        write(file, ByteBuffer.wrap(block, 0, n));
        length += n;
      }
      return new SpooledStream(Content.of(file, length, scanner.facts()), file);
    } catch (IOException | RuntimeException failed) {
      file.close();
      throw failed;
    }
  }

  private static FileChannel temporaryFile() throws IOException {
    Path path = Files.createTempFile("postern-", ".spool");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private static void write(FileChannel file, ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      file.write(octets);
    }
  }

  /** All octets of the stream; until {@link #close}. */
  public Content content() {
    return content;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
