package io.postern.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are complete or absent, and on stable storage when the call returns: written beside
 * their place, flushed, moved there, and the folder flushed.
 */
public final class DurableFiles {
  /** How the name of a file that is not complete yet ends. */
  public static final String PART = ".part";

  private DurableFiles() {}

  /** Writes the octets of a file. */
  @FunctionalInterface
  public interface Writer {
    /** The channel is empty and stays open. */
    void write(FileChannel channel) throws IOException;
  }

  /**
   * Makes a file, or puts another one in its place.
   *
   * @param file readable by nobody else
   * @throws IOException then the file is as it was before
   */
  public static void replace(Path file, Writer writer) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + PART);
    Files.deleteIfExists(part);
    PrivateFiles.create(part);
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        writer.write(channel);
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    flushFolder(file.toAbsolutePath().getParent());
  }

  /** As {@link #replace(Path, Writer)}, with these octets. */
  public static void replace(Path file, byte[] octets) throws IOException {
    replace(
        file,
        channel -> {
          ByteBuffer rest = ByteBuffer.wrap(octets);
          while (rest.hasRemaining()) {
            channel.write(rest);
          }
        });
  }

  /** Makes the names in a folder durable; on systems without POSIX the file system sees to that. */
  public static void flushFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
