package io.postern.account;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What may stand where, derived from the table of keys. A pattern is a key's path with {@code *}
 * for a chosen name and {@code []} for a list's item; the root's pattern is empty.
 */
final class Schema {
  private final Map<String, Key<?>> keys = new LinkedHashMap<>();
  private final Map<String, Set<String>> names = new LinkedHashMap<>();

  Schema(List<Key<?>> table) {
    for (Key<?> key : table) {
      keys.put(key.path(), key);
      String parent = "";
      for (String part : key.path().split("\\.")) {
        boolean list = part.endsWith("[]");
        String name = list ? part.substring(0, part.length() - 2) : part;
        names.computeIfAbsent(parent, p -> new LinkedHashSet<>()).add(name);
        parent = join(parent, part);
      }
    }
  }

  private static String join(String parent, String name) {
    return parent.isEmpty() ? name : parent + "." + name;
  }

  /** The pattern of a named key in a group; empty when there is no such key. */
  Optional<String> child(String group, String name) {
    Set<String> known = names.getOrDefault(group, Set.of());
    if (known.contains("*")) {
      return Optional.of(join(group, "*"));
    }
    return known.contains(name) ? Optional.of(join(group, name)) : Optional.empty();
  }

  /** The patterns of all keys. */
  Set<String> paths() {
    return Collections.unmodifiableSet(keys.keySet());
  }

  Optional<Key<?>> key(String pattern) {
    return Optional.ofNullable(keys.get(pattern));
  }

  /** Visits each value that is written, with the key that it has. */
  void eachValue(Node root, BiConsumer<Node, Key<?>> visitor) {
    visit(root, "", visitor);
  }

  private void visit(Node node, String pattern, BiConsumer<Node, Key<?>> visitor) {
    Key<?> key = keys.get(pattern);
    if (key != null && node.hasText()) {
      visitor.accept(node, key);
    }
    for (Node child : node.named()) {
      child(pattern, child.name()).ifPresent(below -> visit(child, below, visitor));
    }
    for (Node item : node.items()) {
      visit(item, key == null ? pattern + "[]" : pattern, visitor);
    }
  }

  /** Whether named keys stand below. */
  boolean isGroup(String pattern) {
    return names.containsKey(pattern);
  }

  /** Whether groups stand below, one per item. */
  boolean isListOfGroups(String pattern) {
    return names.containsKey(pattern + "[]");
  }

  /** The keys of a group, in the order of the table; {@code *} for chosen names. */
  Set<String> namesIn(String group) {
    return Collections.unmodifiableSet(names.getOrDefault(group, Set.of()));
  }
}
