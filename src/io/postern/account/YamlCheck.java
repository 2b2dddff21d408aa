package io.postern.account;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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

/**
 * Checks a file as YAML, before anybody asks what it means: whether it can be read at all, and
 * whether a key is written twice. Messages never show a line of the file, for it may hold a
 * password.
 */
public final class YamlCheck {
  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlCheck(String file) {
    this.file = file;
  }

  /**
   * @param path a YAML file, of one or several documents
   * @return all problems; those behind a syntax error remain unseen
   */
  public static List<Problem> problems(Path path) {
    YamlCheck check = new YamlCheck(String.valueOf(path.getFileName()));
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      new Yaml(new LoaderOptions()).composeAll(reader).forEach(node -> check.visit(node, ""));
    } catch (MarkedYAMLException wrong) {
      check.add(
          wrong.getProblemMark(), "", "is not YAML: " + withoutContent(wrong.getProblem()), "");
    } catch (YAMLException wrong) {
      check.add(
          null,
          "",
          "is not YAML: it holds characters that YAML does not allow, or is too large",
          "");
    } catch (CharacterCodingException wrong) {
      check.add(null, "", "is not UTF-8 text", "");
    } catch (IOException unreadable) {
      check.add(null, "", "cannot be read (" + unreadable.getClass().getSimpleName() + ")", "");
    }
    return check.problems;
  }

  /** Names of aliases and the like are pieces of values that somebody forgot to quote. */
  private static String withoutContent(String problem) {
    return String.valueOf(problem).startsWith("found undefined alias")
        ? "a value that begins with * needs quotes"
        : String.valueOf(problem);
  }

  private void add(Mark mark, String key, String wrong, String advice) {
    problems.add(new Problem(file, mark == null ? 0 : mark.getLine() + 1, key, wrong, advice));
  }

  private void visit(Node node, String path) {
    if (!seen.add(node)) {
      return;
    }
    if (node.getTag().getValue().startsWith("!")) {
      add(
          node.getStartMark(),
          path,
          "has a type of its own",
          "a value that begins with ! needs quotes");
    }
    if (node instanceof MappingNode mapping) {
      visitKeys(mapping.getValue(), path);
    } else if (node instanceof SequenceNode sequence) {
      int index = 0;
      for (Node item : sequence.getValue()) {
        visit(item, path + "[" + index++ + "]");
      }
    }
  }

  private void visitKeys(List<NodeTuple> tuples, String path) {
    Map<String, Integer> lines = new HashMap<>();
    for (NodeTuple tuple : tuples) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String child = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
        int line = key.getStartMark().getLine() + 1;
        Integer first = lines.putIfAbsent(key.getValue(), line);
        if (first != null) {
          add(
              key.getStartMark(),
              child,
              "is written twice, first in line " + first,
              "expected it once");
        }
        visit(tuple.getValueNode(), child);
      }
    }
  }
}
