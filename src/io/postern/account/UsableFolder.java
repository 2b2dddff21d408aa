package io.postern.account;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks that a folder can be used, without making it. */
final class UsableFolder {
  private final String key;
  private final Path folder;

  /**
   * @param key in which it is written
   */
  UsableFolder(String key, Path folder) {
    this.key = key;
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

  private Problem problem(String wrong) {
    return new Problem(
        "application.yaml", 0, key, wrong, "expected a folder that can be written to");
  }
}
