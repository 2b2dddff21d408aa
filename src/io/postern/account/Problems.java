package io.postern.account;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems, so that all of them can be shown at once. */
final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();
  private final Set<Node> abandoned = new HashSet<>();

  void add(Node node, String wrong, String advice) {
    found.add(Problem.at(node.place(), node.path(), wrong, advice));
  }

  /** Adds one that was found in another file. */
  void add(Problem problem) {
    found.add(problem);
  }

  /**
   * @param parent what it should stand in
   * @param key that is not there
   */
  void missing(Node parent, Key<?> key) {
    String path = parent.path() + "." + key.name();
    String example = key.isMany() ? "[" + key.example() + "]" : key.example();
    String expected = (key.isMany() ? "a list" : key.type().noun()) + ", such as " + example;
    found.add(Problem.at(parent.place(), path, "missing", "expected " + expected));
  }

  /** So much is wrong with a node that looking into it would only add noise. */
  void abandon(Node node, String wrong, String advice) {
    add(node, wrong, advice);
    abandoned.add(node);
  }

  boolean isAbandoned(Node node) {
    return abandoned.contains(node);
  }

  boolean any() {
    return !found.isEmpty();
  }

  /** In the order of the files. */
  List<Problem> sorted() {
    return found.stream()
        .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
        .toList();
  }
}
