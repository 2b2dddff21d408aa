package io.postern.notice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that a template may use.
 *
 * @param plain names of values
 * @param lists names of lists, each with the names that its entries add
 */
record Names(Set<String> plain, Map<String, Set<String>> lists) {

  Names {
    plain = Set.copyOf(plain);
    lists = Map.copyOf(lists);
  }

  /** Names of values only. */
  static Names of(String... plain) {
    return new Names(Set.of(plain), Map.of());
  }

  /** The same with further names of values. */
  Names and(String... more) {
    Set<String> all = new TreeSet<>(plain);
    all.addAll(Set.of(more));
    return new Names(all, lists);
  }

  /** The same with a list. */
  Names withList(String name, String... entries) {
    Map<String, Set<String>> all = new TreeMap<>(lists);
    all.put(name, Set.of(entries));
    return new Names(plain, all);
  }

  /** Names that always need a value. */
  Set<String> all() {
    return Stream.concat(plain.stream(), lists.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a name means something somewhere in the template. */
  boolean knows(String name) {
    return plain.contains(name)
        || lists.containsKey(name)
        || lists.values().stream().anyMatch(entries -> entries.contains(name));
  }

  /** Values for a trial, none of which is missing. */
  Map<String, Object> allThere() {
    Map<String, Object> values = new TreeMap<>();
    plain.forEach(name -> values.put(name, "x"));
    lists.forEach((name, entries) -> values.put(name, List.of(entry(entries))));
    return values;
  }

  private static Map<String, Object> entry(Set<String> names) {
    Map<String, Object> entry = new TreeMap<>();
    names.forEach(name -> entry.put(name, "x"));
    return entry;
  }

  /** Values for a trial, all of which are empty. */
  Map<String, Object> allEmpty() {
    Map<String, Object> values = new TreeMap<>();
    plain.forEach(name -> values.put(name, ""));
    lists.forEach((name, entries) -> values.put(name, List.of()));
    return values;
  }

  /** As a message lists them. */
  @Override
  public String toString() {
    Set<String> shown = new TreeSet<>(plain);
    lists.forEach(
        (name, entries) -> {
          shown.add(name);
          entries.forEach(entry -> shown.add(entry + " (in " + name + ")"));
        });
    return shown.isEmpty() ? "no name at all" : String.join(", ", shown);
  }
}
