package io.postern.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Makes files and folders that only the gateway's own user may read (0600, 0700); never, not even
 * for a moment, are they open to others.
 */
public final class PrivateFiles {
  private PrivateFiles() {}

  /** Makes an empty file, 0600; a file that is there already stays as it is. */
  public static void create(Path file) throws IOException {
    try {
      createNew(file);
    } catch (FileAlreadyExistsException present) {
      if (!Files.isRegularFile(file)) {
        throw present;
      }
    }
  }

  /**
   * Makes an empty file, 0600.
   *
   * @throws FileAlreadyExistsException when there is something of that name
   */
  public static void createNew(Path file) throws IOException {
    Files.createFile(file, permissions(file, "rw-------"));
  }

  /**
   * Opens a file.
   *
   * @param options that make the file, 0600, or open one that is there, as it is
   */
  public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    return FileChannel.open(file, options, permissions(file, "rw-------"));
  }

  /** Makes a folder, 0700, with all folders above it; one that is there already stays as it is. */
  public static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, permissions(folder, "rwx------"));
    }
  }

  /** Other systems than POSIX ones have their own rules, which a folder hands down. */
  private static FileAttribute<?>[] permissions(Path file, String permissions) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
