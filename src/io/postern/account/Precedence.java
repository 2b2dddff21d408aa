package io.postern.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Notices settings in several files of the same name, of which one silently wins over the other
 * (F142): {@code application.yaml} beside {@code application.yml}, or in the folder config, too.
 */
final class Precedence {
  private final Path home;

  Precedence(Path home) {
    this.home = home;
  }

  /** A sentence for each such pair. */
  List<String> hints() {
    Map<String, List<Path>> byName = new TreeMap<>();
    for (Path file : files()) {
      byName.computeIfAbsent(withoutEnd(file), name -> new ArrayList<>()).add(file);
    }
    return byName.values().stream().filter(files -> files.size() > 1).map(this::sentence).toList();
  }

  private List<Path> files() {
    try {
      return new HomeSettings(home).files();
    } catch (IOException gone) {
      throw new UncheckedIOException(home + " cannot be listed", gone);
    }
  }

  private static String withoutEnd(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.lastIndexOf('.'));
  }

  private String sentence(List<Path> files) {
    return String.join(
            " and ", files.stream().map(file -> home.relativize(file).toString()).toList())
        + " are both read, and what one says may be hidden by the other; expected one of them";
  }
}
