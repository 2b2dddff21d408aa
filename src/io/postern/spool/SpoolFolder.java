package io.postern.spool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of spool files: what they are called, so that no other file is touched. */
final class SpoolFolder {
  private static final String SUFFIX = ".spool";

  private SpoolFolder() {}

  /** A file name in the folder. */
  static Path file(Path folder, String name) {
    return folder.resolve(name + SUFFIX);
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
}
