package io.postern.manage;

import io.postern.disk.DurableFiles;
import io.postern.disk.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that only their owner may read (0600). A file appears whole or not at all, and is never
 * readable for others, not even for a moment.
 */
final class SecretFile {
  private static final Logger log = LoggerFactory.getLogger(SecretFile.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private SecretFile() {}

  /**
   * The text in a file, which is made when it is not there yet. Only for the process that has the
   * data folder's store open, so that no two make it at once.
   *
   * @param fresh yields the text of a new file
   * @return without blanks around it
   * @throws IOException naming the file, when it cannot be read or made, or when it is empty
   */
  static String readOrCreate(Path file, Supplier<String> fresh) throws IOException {
    if (!Files.exists(file)) {
      replace(file, fresh.get() + "\n");
    }
    closeToOthers(file);
    String text = Files.readString(file).strip();
    if (text.isEmpty()) {
      throw new IOException(
          file + " is empty, expected a password; delete the file to have a new one generated");
    }
    return text;
  }

  /** Writes a file, in place of the one of that name if there is one. */
  static void replace(Path file, String text) throws IOException {
    PrivateFiles.createFolder(file.toAbsolutePath().getParent());
    DurableFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void closeToOthers(Path file) throws IOException {
    boolean known = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (known && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      log.warn("{} could be read by others; its permissions are 0600 now", file);
    }
  }
}
