package io.postern.inspect.rules.file;

import java.util.List;

/** What stands in a YAML file, with the place where it stands. */
sealed interface Branch {

  /** Full name, for example {@code rules[1].name}; empty for the whole file. */
  String path();

  /** Counted from 1. */
  int line();

  /**
   * A single value.
   *
   * @param text as written, without quotes; empty when nothing is there
   */
  record Text(String path, int line, String text) implements Branch {}

  /** A list. */
  record Items(String path, int line, List<Branch> items) implements Branch {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Keys with what stands below each, every key once. */
  record Group(String path, int line, List<Entry> entries) implements Branch {
    public Group {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A key of a group.
   *
   * @param line of the key, counted from 1
   */
  record Entry(String key, int line, Branch value) {}

  /** Whether nothing is there. */
  default boolean isEmpty() {
    return (this instanceof Items list && list.items().isEmpty())
        || (this instanceof Group group && group.entries().isEmpty())
        || (this instanceof Text text && text.text().isEmpty());
  }

  /** What it is, for "is a list; expected …". */
  default String shape() {
    if (isEmpty()) {
      return "is empty";
    }
    if (this instanceof Items) {
      return "is a list";
    }
    return this instanceof Group ? "is a group of keys" : "is a single value";
  }
}
