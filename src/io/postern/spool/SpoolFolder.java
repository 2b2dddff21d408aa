package io.postern.spool;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The folder of spool files: only its owner can look into it, and only spool files are touched. */
final class SpoolFolder {
  private static final String SUFFIX = ".spool";

  private SpoolFolder() {}

  /** Makes the folder if it is not there. */
  static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, permissions(folder, "rwx------"));
    }
  }

  /** A file name in the folder. */
  static Path file(Path folder, String name) {
    return folder.resolve(name + SUFFIX);
  }

  /** Creates and opens a spool file. */
  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file, EnumSet.of(CREATE_NEW, READ, WRITE), permissions(file, "rw-------"));
  }

  /** Deletes all spool files and says how many there were. */
  static int sweep(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int swept = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
        swept++;
      }
    }
    return swept;
  }

  private static FileAttribute<?>[] permissions(Path path, String permissions) {
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
