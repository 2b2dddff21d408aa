package io.postern.store;

import io.postern.disk.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process away from a database. The lock is the operating system's: it ends with the
 * process, however that ends, so nobody ever has to remove a stale file.
 *
 * <p>POSIX drops all of a process's locks on a file as soon as the process closes any descriptor of
 * it. So a second attempt in this same process must not even open the file: that is noted in the
 * system properties, which (unlike a static field) all class loaders share.
 */
final class FolderLock implements AutoCloseable {
  private static final int PROCESS_ID_LENGTH = 20;

  private final String mark;
  private final FileChannel channel;

  private FolderLock(String mark, FileChannel channel) {
    this.mark = mark;
    this.channel = channel;
  }

  /**
   * @param database the file to guard; the lock is a file beside it
   * @throws StoreException when somebody has it already
   */
  static FolderLock of(Path database) throws IOException {
    Path file = database.resolveSibling(database.getFileName() + ".lock");
    String mark =
        "io.postern.store.lock." + file.getParent().toRealPath().resolve(file.getFileName());
    if (System.getProperties().putIfAbsent(mark, "held") != null) {
      throw new StoreException("the database " + database + " is open in this process already");
    }
    try {
      return new FolderLock(mark, lock(file, database));
    } catch (IOException | RuntimeException e) {
      System.getProperties().remove(mark);
      throw e;
    }
  }

  private static FileChannel lock(Path file, Path database) throws IOException {
    PrivateFiles.create(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new StoreException(
            "the database "
                + database
                + " is in use by another process (process id "
                + holder(channel)
                + "); only one gateway may use a data folder");
      }
      channel.truncate(0);
      byte[] processId =
          String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
      channel.write(ByteBuffer.wrap(processId), 0);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(PROCESS_ID_LENGTH);
    channel.read(text, 0);
    String id = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).trim();
    return id.matches("[0-9]+") ? id : "unknown";
  }

  /** The second time there is nothing to do; the mark may be somebody else's then. */
  @Override
  public synchronized void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } finally {
      System.getProperties().remove(mark);
    }
  }
}
