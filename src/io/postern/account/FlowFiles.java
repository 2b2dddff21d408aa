package io.postern.account;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Checks the routes and kamelets that an administrator put beside application.yaml. */
final class FlowFiles {
  private static final String KAMELET = ".kamelet.yaml";

  private final Path home;

  FlowFiles(Path home) {
    this.home = home;
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    list("routes", "*.camel.yaml", problems)
        .forEach(file -> problems.addAll(YamlCheck.problems(file)));
    for (Path file : list("kamelets", "*" + KAMELET, problems)) {
      List<Problem> syntax = YamlCheck.problems(file);
      problems.addAll(syntax.isEmpty() ? wrongName(file) : syntax);
    }
    return problems;
  }

  private List<Path> list(String folder, String pattern, List<Problem> problems) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(home.resolve(folder))) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(home.resolve(folder), pattern)) {
        found.forEach(files::add);
      } catch (IOException unreadable) {
        problems.add(new Problem(folder, 0, "", "cannot be listed (" + unreadable + ")", ""));
      }
    }
    return files.stream().sorted().toList();
  }

  private static List<Problem> wrongName(Path file) {
    String name = String.valueOf(file.getFileName());
    String expected = name.substring(0, name.length() - KAMELET.length());
    Object declared = declaredName(file);
    return expected.equals(declared)
        ? List.of()
        : List.of(
            new Problem(
                name,
                0,
                "metadata.name",
                declared == null ? "missing" : "\"" + declared + "\" is not the file's name",
                "expected " + expected));
  }

  private static Object declaredName(Path file) {
    LoaderOptions options = new LoaderOptions();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Object document = new Yaml(new SafeConstructor(options)).load(reader);
      return document instanceof Map<?, ?> map && map.get("metadata") instanceof Map<?, ?> metadata
          ? metadata.get("name")
          : null;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
