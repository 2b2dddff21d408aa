package io.postern.account;

import io.postern.inspect.Occasion.Direction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks what a group of scanners of one kind has in common with the other. */
final class ScannerGroups {
  private final boolean sends;
  private final List<String> names;
  private final Set<String> known;

  /**
   * @param sends whether there is outgoing mail
   * @param names of the scanners' groups
   * @param own keys that stand beside these groups
   */
  ScannerGroups(boolean sends, List<String> names, Stream<Key<?>> own) {
    this.sends = sends;
    this.names = List.copyOf(names);
    this.known =
        Stream.concat(names.stream(), own.map(Key::name)).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a scanner is written. */
  boolean isOn(Section kind) {
    return names.stream().anyMatch(name -> isWritten(kind, name));
  }

  /** Whether one of the scanners is written, be it without a word below it. */
  static boolean isWritten(Section kind, String name) {
    return kind.node().child(name).isPresent();
  }

  /** Notes a group without scanner, and directions in which no mail goes. */
  void check(Section kind, Key<Direction> directions) {
    if (kind.node().isGroup() && !isOn(kind) && isUnderstood(kind)) {
      kind.problems()
          .add(
              kind.node(),
              "has no scanner",
              "expected one of " + String.join(", ", names) + " below it");
    }
    if (kind.isEmptied(directions)) {
      kind.wrong(directions, "no directions", "expected incoming, outgoing or both");
    }
    List<Direction> written = kind.list(directions);
    boolean onlyOutgoing = written.equals(List.of(Direction.OUTGOING));
    if (!sends && onlyOutgoing && kind.child(directions).items().size() <= 1) {
      kind.wrong(
          directions,
          "no outgoing mail is sent without postern.relay",
          "expected incoming, or postern.relay");
    }
  }

  /** Whether there is no unknown key, which may have been meant as a scanner. */
  private boolean isUnderstood(Section kind) {
    return kind.node().named().stream().map(Node::name).allMatch(known::contains);
  }
}
