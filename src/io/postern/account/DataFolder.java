package io.postern.account;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks that the data folder can be used, without making it. */
final class DataFolder {
  private final Path folder;

  DataFolder(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  List<Problem> problems() {
    Path existing = folder;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing)) {
      return List.of(problem(existing + " is not a folder"));
    }
    boolean usable = Files.isWritable(existing) && Files.isExecutable(existing);
    return usable ? List.of() : List.of(problem(existing + " is not writable"));
  }

  private static Problem problem(String wrong) {
    return new Problem(
        "application.yaml",
        0,
        "postern.data-dir",
        wrong,
        "expected a folder that can be written to");
  }
}
