package io.postern.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * In which lines of a YAML file its groups and list items begin; Spring remembers lines of values
 * only. A file of several documents may hold a key several times.
 */
final class Positions {
  private final Map<String, NavigableSet<Integer>> lines = new HashMap<>();
  private final Set<org.yaml.snakeyaml.nodes.Node> seen =
      Collections.newSetFromMap(new IdentityHashMap<>());

  private Positions() {}

  /** The positions in a file; none when it cannot be read as YAML, which others report. */
  static Positions of(Resource file) {
    Positions positions = new Positions();
    try (InputStream in = file.getInputStream()) {
      new Yaml(new LoaderOptions())
          .composeAll(new InputStreamReader(in, StandardCharsets.UTF_8))
          .forEach(document -> positions.visit(document, ""));
      return positions;
    } catch (IOException | YAMLException unreadable) {
      return new Positions();
    }
  }

  private void visit(org.yaml.snakeyaml.nodes.Node node, String path) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(tuple -> visitTuple(tuple, path));
    } else if (node instanceof SequenceNode sequence) {
      visitItems(sequence.getValue(), path);
    }
  }

  private void visitTuple(NodeTuple tuple, String path) {
    if (tuple.getKeyNode() instanceof ScalarNode key) {
      String child = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
      remember(child, key);
      visit(tuple.getValueNode(), child);
    }
  }

  private void visitItems(List<org.yaml.snakeyaml.nodes.Node> items, String path) {
    for (int i = 0; i < items.size(); i++) {
      String child = path + "[" + i + "]";
      remember(child, items.get(i));
      visit(items.get(i), child);
    }
  }

  private void remember(String path, org.yaml.snakeyaml.nodes.Node node) {
    lines.computeIfAbsent(path, p -> new TreeSet<>()).add(node.getStartMark().getLine() + 1);
  }

  /**
   * The line where a key begins.
   *
   * @param path full name
   * @param before a line of something in it
   * @return the last such line not behind {@code before}; {@code before} when there is none
   */
  int lineOf(String path, int before) {
    Integer line = lines.getOrDefault(path, new TreeSet<>()).floor(before);
    return line == null ? before : line;
  }
}
