package io.postern.account;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds programs as they are found when they are run: by this user, without a shell. */
final class ProgramSearch {
  private static final String USUAL = "/usr/bin" + File.pathSeparator + "/bin";

  private final String path;

  /**
   * @param path folders as in the environment variable PATH; null for the usual ones
   */
  ProgramSearch(String path) {
    this.path = path == null ? USUAL : path;
  }

  /** Whether there is such a program: a whole path, or a name in one of the folders. */
  boolean finds(String program) {
    try {
      Path file = Path.of(program);
      if (file.isAbsolute()) {
        return isProgram(file);
      }
      return file.getNameCount() == 1
          && Stream.of(path.split(File.pathSeparator))
              .filter(folder -> !folder.isEmpty())
              .anyMatch(folder -> isProgram(Path.of(folder).resolve(file)));
    } catch (InvalidPathException strange) {
      return false;
    }
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
