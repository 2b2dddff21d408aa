package io.postern.spool;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.postern.disk.PrivateFiles;
import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A place for one mail on its way, used for mail after mail: small ones stay in memory, larger ones
 * go to a file that is overwritten by the next. Nothing is forced to the disk, the provider still
 * has the mail. For one thread at a time.
 */
public final class SpoolFile implements SpoolWriter {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolFile.class);
  private static final int FIRST_CAPACITY = 16 * 1024;
  private static final long KEPT_LENGTH = 64L << 20;

  private final Path path;
  private final int threshold;
  private final Consumer<SpoolFile> owner;
  private byte[] buffer;
  private int buffered;
  private long written;
  private FileChannel file;

  /**
   * @param path of the file, which is not there yet and may never be needed
   * @param threshold octets to keep in memory at the most, 1 or more
   * @param owner takes the slot back
   */
  SpoolFile(Path path, int threshold, Consumer<SpoolFile> owner) {
    this.path = path;
    this.threshold = threshold;
    this.owner = owner;
    this.buffer = new byte[0];
  }

  /** Adds octets to the mail. */
  @Override
  public void write(byte[] block, int from, int to) throws IOException {
    int length = to - from;
    if (length > threshold - buffered) {
      flush();
    }
    boolean large = written > 0 && buffered == 0 && length >= threshold / 2;
    if (large || length > threshold) {
      writeToFile(block, from, length);
      return;
    }
    if (length > buffer.length - buffered) {
      int wanted = Math.max(FIRST_CAPACITY, Math.max(buffered + length, buffer.length * 2));
      buffer = Arrays.copyOf(buffer, Math.min(threshold, wanted));
    }
    System.arraycopy(block, from, buffer, buffered, length);
    buffered += length;
  }

  /** Octets of the mail so far. */
  public long size() {
    return written + buffered;
  }

  /** Makes the mail complete; a large one is in its file from now on. */
  @Override
  public void end() throws IOException {
    if (written > 0) {
      flush();
    }
  }

  /**
   * The mail; to be called after {@link #end}, good until {@link #release}.
   *
   * @param facts what is known about its lines, or null
   */
  public Content content(ContentFacts facts) {
    if (written == 0) {
      return Content.of(buffer, buffered, facts);
    }
    if (buffered > 0) {
      throw new IllegalStateException("the mail has not come to its end");
    }
    return Content.of(file, written, facts);
  }

  /**
   * Gives the slot back; what it holds is lost, and no content of it may be read any more.
   *
   * @throws IllegalStateException when it was given back already
   */
  public void release() {
    owner.accept(this);
  }

  /**
   * Makes room for the next mail. A file that was closed because its thread was interrupted in the
   * middle of a write is given up; the next large mail makes another.
   */
  void clear() {
    boolean huge = written > KEPT_LENGTH;
    buffered = 0;
    written = 0;
    try {
      if (file != null && !file.isOpen()) {
        delete();
      } else if (huge) {
        file.truncate(0);
      }
    } catch (IOException stays) {
      LOG.warn("The spool file {} cannot be made smaller: {}", path, stays.getMessage());
    }
  }

  private void flush() throws IOException {
    if (buffered > 0) {
      writeToFile(buffer, 0, buffered);
      buffered = 0;
    }
  }

  private void writeToFile(byte[] block, int from, int length) throws IOException {
    try {
      if (file == null) {
        file = PrivateFiles.open(path, EnumSet.of(CREATE_NEW, READ, WRITE));
      }
      ByteBuffer octets = ByteBuffer.wrap(block, from, length);
      while (octets.hasRemaining()) {
        written += file.write(octets, written);
      }
    } catch (IOException full) {
      throw new IOException(
          "cannot write to the spool file "
              + path
              + " after "
              + written
              + " octets: "
              + full.getMessage(),
          full);
    }
  }

  /** Deletes the file; contents that were handed out can no longer be read. */
  void delete() throws IOException {
    if (file != null) {
      file.close();
      file = null;
      Files.deleteIfExists(path);
    }
  }
}
