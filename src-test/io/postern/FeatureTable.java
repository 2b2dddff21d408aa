package io.postern;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Reads the tables of docs/features.md, and what of the program they speak of. */
final class FeatureTable {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private FeatureTable() {}

  /**
   * A row.
   *
   * @param number of the feature, without the F
   * @param was what the predecessor had
   * @param is what it is here
   * @param tests classes that fail without it, by their simple names
   */
  record Row(int number, String was, String is, List<String> tests) {
    /** Keys, commands, operations: what stands in backticks as being here. */
    List<String> quoted() {
      return FeatureTable.quoted(is);
    }
  }

  /** All rows, in their order. */
  static List<Row> read(Path document) {
    List<Row> rows = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(document)) {
        if (line.startsWith("| F")) {
          List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
          if (cells.size() != 6) {
            throw new IllegalArgumentException("four cells expected: " + line);
          }
          int number = Integer.parseInt(cells.get(1).substring(1));
          rows.add(new Row(number, cells.get(2), cells.get(3), quoted(cells.get(4))));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return rows;
  }

  private static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** What operators can call, for example {@code Accounts.fetch}. */
  static Set<String> operations(Path folder) throws IOException, ClassNotFoundException {
    Set<String> operations = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Operations.java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        Class<?> managed = Class.forName("io.postern.manage." + name);
        String bean = managed.getAnnotation(ManagedResource.class).objectName();
        String type = bean.substring(bean.indexOf("type=") + "type=".length());
        for (Method method : managed.getDeclaredMethods()) {
          if (method.isAnnotationPresent(ManagedOperation.class)) {
            operations.add(type + "." + method.getName());
          }
        }
      }
    }
    return operations;
  }
}
