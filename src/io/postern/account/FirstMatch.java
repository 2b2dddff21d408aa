package io.postern.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Watches over a list of which the first item that fits counts: whatever an earlier item takes, a
 * later one never sees. Values are domains, addresses, {@code @domain}, or {@code *} for all.
 */
final class FirstMatch {
  private static final String ALL = "*";

  private final Map<String, Node> takenBy = new HashMap<>();

  /** Takes the next item's domains, and notes those that are never reached. */
  void add(Section item, Key<String> domains) {
    if (item.isEmptied(domains)) {
      item.wrong(domains, "no domains", "expected at least one, or \"*\" for all");
    }
    add(item, item.entries(domains));
  }

  /** As the other, with values of any kind. */
  void add(Section item, List<Section.Entry<String>> values) {
    Set<String> own = new HashSet<>();
    for (Section.Entry<String> value : values) {
      if (!own.add(value.value())) {
        item.problems()
            .add(value.node(), "\"" + value.value() + "\" stands there twice", "expected it once");
      }
      earlier(value.value())
          .ifPresent(
              other ->
                  item.problems()
                      .add(
                          value.node(),
                          "\"" + value.value() + "\" is never reached",
                          "expected it before "
                              + other.path()
                              + ", for the first that fits counts"));
    }
    own.forEach(value -> takenBy.putIfAbsent(value, item.node()));
  }

  private Optional<Node> earlier(String value) {
    return Stream.of(ALL, value, value.substring(Math.max(0, value.lastIndexOf('@'))))
        .filter(takenBy::containsKey)
        .<Node>map(takenBy::get)
        .findFirst();
  }

  /** Whether some item takes what no other does. */
  boolean takesAll() {
    return takenBy.containsKey(ALL);
  }
}
