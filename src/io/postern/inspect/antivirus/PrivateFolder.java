package io.postern.inspect.antivirus;

import io.postern.disk.PrivateFiles;
import io.postern.inspect.scanner.ScannerText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for files that live while a scanner looks at them: readable by the gateway's own user
 * only, with names that no mail has a say in. What a crash left behind goes at the next start.
 */
final class PrivateFolder {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
  private static final String PREFIX = "postern-scan-";
  private static final int BLOCK = 64 * 1024;

  private final Path folder;
  private final Queue<Path> stubborn = new ConcurrentLinkedQueue<>();

  /**
   * Makes the folder if need be and removes leftovers of ours; files of others stay.
   *
   * @throws IOException when it cannot be made or read
   */
  PrivateFolder(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath();
    PrivateFiles.createFolder(this.folder);
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(this.folder, PREFIX + "*")) {
      leftovers.forEach(this::remove);
    }
  }

  /** Where it is. */
  Path path() {
    return folder;
  }

  /**
   * Makes an empty file, 0600.
   *
   * @param ending of its name, with the dot
   */
  Path newFile(String ending) throws IOException {
    for (Path again = stubborn.poll(); again != null; again = stubborn.poll()) {
      if (!tryRemove(again)) {
        stubborn.add(again);
        break;
      }
    }
    Path file = folder.resolve(PREFIX + UUID.randomUUID() + ending);
    PrivateFiles.createNew(file);
    return file;
  }

  /**
   * Writes octets into a file, through to stable storage, so that nothing of them hides in a cache.
   *
   * @return their SHA-256, in hexadecimal digits
   */
  static String fill(Path file, InputStream in) throws IOException {
    MessageDigest digest = sha256();
    byte[] block = new byte[BLOCK];
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
        ByteBuffer rest = ByteBuffer.wrap(block, 0, n);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
      }
      out.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The SHA-256 of what is in a file now, in hexadecimal digits.
   *
   * @throws IOException when it is gone or cannot be opened or read
   */
  static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] block = new byte[BLOCK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Removes a file; one that somebody holds on to is tried again with the next mail. */
  void remove(Path file) {
    if (!tryRemove(file)) {
      stubborn.add(file);
    }
  }

  private static boolean tryRemove(Path file) {
    try {
      Files.deleteIfExists(file);
      return true;
    } catch (IOException held) {
      LOG.warn("{} cannot be removed yet: {}", file, ScannerText.reason(held));
      return false;
    }
  }
}
