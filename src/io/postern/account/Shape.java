package io.postern.account;

import io.postern.account.text.Parsed;
import io.postern.advice.Nearest;
import java.util.Optional;
import java.util.Set;

/** Finds unknown keys, and values, groups and lists that stand in each other's place. */
final class Shape {
  private static final String ACCOUNTS = "accounts";
  private static final String ANY_ACCOUNT = ACCOUNTS + ".*";

  private final Schema schema;
  private final Problems problems;

  Shape(Schema schema, Problems problems) {
    this.schema = schema;
    this.problems = problems;
  }

  void check(Node root) {
    visit(root, "");
  }

  private void visit(Node node, String pattern) {
    if (node.isGroup()) {
      visitGroup(node, pattern);
    }
    if (node.isList()) {
      visitList(node, pattern);
    }
    if (node.hasText() && schema.key(pattern).isEmpty()) {
      problems.abandon(node, "is a single value", "expected " + expected(pattern));
    }
  }

  private void visitGroup(Node node, String pattern) {
    if (isUnquotedReference(node)) {
      problems.add(node, "{{...}} stands there without quotes", "expected \"{{...}}\" in quotes");
    } else if (!schema.isGroup(pattern)) {
      problems.add(node, "is a group of keys", "expected " + expected(pattern));
    } else {
      node.named().forEach(child -> visitChild(node, child, pattern));
    }
  }

  private void visitChild(Node parent, Node child, String group) {
    Optional<String> pattern = schema.child(group, child.name());
    if (pattern.isEmpty() && group.equals(ANY_ACCOUNT) && child.isGroup()) {
      problems.abandon(
          parent,
          "unknown key " + child.name() + ", or an account name with a dot",
          "expected keys of an account, or " + Keys.accountName().expected());
    } else if (pattern.isEmpty()) {
      unknown(child, group);
    } else if (group.equals(ACCOUNTS)
        && Keys.accountName().parse(child.name()) instanceof Parsed.Bad<String> bad) {
      problems.abandon(child, bad.wrong(), "expected " + Keys.accountName().expected());
    } else {
      visit(child, pattern.get());
    }
  }

  private void visitList(Node node, String pattern) {
    if (schema.isListOfGroups(pattern)) {
      node.items().forEach(item -> visit(item, pattern + "[]"));
    } else if (schema.key(pattern).filter(Key::isMany).isEmpty()) {
      problems.abandon(node, "is a list", "expected " + expected(pattern));
    } else {
      node.items().stream()
          .filter(item -> item.isGroup() || item.isList())
          .forEach(
              item -> problems.add(item, "is not a single value", "expected " + expected(pattern)));
    }
  }

  private void unknown(Node node, String group) {
    Set<String> known = schema.namesIn(group);
    problems.add(node, "unknown key", Nearest.advice(node.name(), known));
  }

  private static String oneOf(Set<String> names) {
    return "one of " + String.join(", ", names);
  }

  /** YAML takes {@code {{env:X}}} without quotes for a group within a group. */
  private static boolean isUnquotedReference(Node node) {
    return node.named().stream().anyMatch(child -> child.name().startsWith("{"));
  }

  private String expected(String pattern) {
    Optional<Key<?>> key = schema.key(pattern);
    if (key.isPresent()) {
      return (key.get().isMany() ? "one or a list of: " : "") + key.get().type().expected();
    }
    if (schema.isListOfGroups(pattern)) {
      return "a list, each item after a hyphen, with " + oneOf(schema.namesIn(pattern + "[]"));
    }
    return pattern.equals(ACCOUNTS)
        ? "account names, each with its keys below"
        : "keys below it: " + oneOf(schema.namesIn(pattern));
  }
}
