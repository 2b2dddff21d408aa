package io.postern.inspect.rules.file;

import io.postern.advice.Quoted;
import io.postern.inspect.rules.file.Branch.Entry;
import io.postern.mail.OneLine;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML as a tree of texts. No type is made of anything, so that {@code on} stays {@code on}
 * and {@code 07:00} is no number; types of their own are refused; aliases are followed within
 * limits on depth and on the number of values.
 */
final class BranchReader {
  private static final int MAX_SAID = 200;
  private static final int MAX_DEPTH = 60;
  private static final int MAX_VALUES = 100_000;
  private static final Set<Tag> TAGS =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.SEQ,
          Tag.MAP,
          Tag.MERGE);

  private final RuleProblems problems;
  private final Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());
  private int values;
  private boolean tooMuch;

  BranchReader(RuleProblems problems) {
    this.problems = problems;
  }

  /** The tree; empty when there is none, and then there is a problem. */
  Optional<Branch> read(String text) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      return root == null ? nothing() : branch(root, "", 0);
    } catch (MarkedYAMLException wrong) {
      problems.add(line(wrong.getProblemMark()), "", "is not YAML: " + said(wrong), "");
    } catch (YAMLException wrong) {
      problems.add(
          0,
          "",
          "is not YAML that can be read: it holds characters that YAML does not allow, is nested"
              + " too deep, or has too many aliases",
          "");
    }
    return Optional.empty();
  }

  private Optional<Branch> nothing() {
    problems.add(0, "", "is empty", "expected rules: and a list");
    return Optional.empty();
  }

  /** Most mistakes are values that YAML takes for something else. */
  private static String said(MarkedYAMLException wrong) {
    String problem = String.valueOf(wrong.getProblem());
    String context = String.valueOf(wrong.getContext());
    if (problem.startsWith("found undefined alias") || context.contains("scanning an alias")) {
      return unquoted('*');
    }
    if (problem.startsWith("Global tag") || context.contains("scanning a tag")) {
      return unquoted('!');
    }
    return problem.endsWith("but found '?'") ? unquoted('?') : OneLine.of(problem, MAX_SAID);
  }

  private static String unquoted(char first) {
    return "a value that begins with " + first + " needs quotes";
  }

  private static int line(Mark mark) {
    return mark == null ? 0 : mark.getLine() + 1;
  }

  private Optional<Branch> branch(Node node, String path, int depth) {
    int line = line(node.getStartMark());
    if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
      refuse(line, path);
      return Optional.empty();
    }
    if (!TAGS.contains(node.getTag())) {
      problems.add(line, path, "has a type of its own", unquoted('!'));
      return Optional.empty();
    }
    if (node instanceof ScalarNode value) {
      return Optional.of(new Branch.Text(path, line, text(value)));
    }
    if (!around.add(node)) {
      problems.add(line, path, "is a part of itself", "expected an alias of something else");
      return Optional.empty();
    }
    Branch branch =
        node instanceof MappingNode mapping
            ? new Branch.Group(path, line, entries(mapping, path, depth))
            : new Branch.Items(path, line, items((SequenceNode) node, path, depth));
    around.remove(node);
    return Optional.of(branch);
  }

  private void refuse(int line, String path) {
    if (!tooMuch) {
      tooMuch = true;
      problems.add(line, path, "is too much: too deep, or too many values", "expected less");
    }
  }

  private static String text(ScalarNode node) {
    return node.getTag().equals(Tag.NULL) && node.isPlain() ? "" : node.getValue();
  }

  private List<Branch> items(SequenceNode sequence, String path, int depth) {
    List<Branch> items = new ArrayList<>();
    int index = 0;
    for (Node item : sequence.getValue()) {
      branch(item, path + "[" + index++ + "]", depth + 1).ifPresent(items::add);
    }
    return items;
  }

  private List<Entry> entries(MappingNode mapping, String path, int depth) {
    Map<String, Integer> lines = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        problems.add(
            line, path, "has a key that is not a single value", "expected quotes around it");
        continue;
      }
      String key = name.getValue();
      String child = (path.isEmpty() ? "" : path + ".") + Quoted.plain(key);
      Integer first = lines.putIfAbsent(key, line);
      if (first != null) {
        problems.add(line, child, "is written twice, first in line " + first, "expected it once");
      } else {
        branch(tuple.getValueNode(), child, depth + 1)
            .ifPresent(value -> entries.add(new Entry(key, line, value)));
      }
    }
    return entries;
  }
}
