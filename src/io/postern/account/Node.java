package io.postern.account;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One key as written, with what stands below it: a value, named keys, or the items of a list. */
final class Node {
  private final String path;
  private final String name;
  private final Map<String, Node> named = new LinkedHashMap<>();
  private final NavigableMap<Integer, Node> items = new TreeMap<>();
  private Object value = "";
  private Place place;

  Node(String path, String name, Place place) {
    this.path = path;
    this.name = name;
    this.place = place;
  }

  /** Full name, for example {@code postern.recipients[1].address}. */
  String path() {
    return path;
  }

  /** Last part of the full name, without brackets. */
  String name() {
    return name;
  }

  Place place() {
    return place;
  }

  void moveTo(Place better) {
    place = better;
  }

  /**
   * As the YAML reader understood it: String, Integer, Boolean …; empty text for a group or a list.
   */
  Object value() {
    return value;
  }

  void write(Object newValue) {
    value = newValue;
  }

  boolean hasText() {
    return !value.toString().isEmpty();
  }

  /** Nothing stands here and nothing below. */
  boolean isEmpty() {
    return !hasText() && named.isEmpty() && items.isEmpty();
  }

  boolean isGroup() {
    return !named.isEmpty();
  }

  boolean isList() {
    return !items.isEmpty();
  }

  Collection<Node> named() {
    return named.values();
  }

  Collection<Node> items() {
    return items.values();
  }

  Optional<Node> child(String childName) {
    return Optional.ofNullable(named.get(childName));
  }

  /** The child of this name, made when there is none yet. */
  Node childAt(String childName, Place firstSeen) {
    return named.computeIfAbsent(
        childName, n -> new Node(path.isEmpty() ? n : path + "." + n, n, firstSeen));
  }

  /** The item of this index, made when there is none yet. */
  Node itemAt(int index, Place firstSeen) {
    return items.computeIfAbsent(
        index, i -> new Node(path + "[" + i + "]", Integer.toString(i), firstSeen));
  }

  /** Adds a child that was made elsewhere, in place of one of its name. */
  void put(Node child) {
    named.put(child.name(), child);
  }

  /** Adds an item that was made elsewhere, behind all others. */
  void append(Node item) {
    items.put(items.isEmpty() ? 0 : items.lastKey() + 1, item);
  }
}
