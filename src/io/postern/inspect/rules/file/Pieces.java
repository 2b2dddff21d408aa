package io.postern.inspect.rules.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several values: a list, or one text with semicolons between them. */
final class Pieces {
  private static final int MAX = 10_000;

  private final Kind<?> kind;
  private final boolean itemsAreWhole;

  /**
   * @param kind whose value it is, for what is said
   * @param itemsAreWhole whether an item of a list may hold semicolons of its own
   */
  Pieces(Kind<?> kind, boolean itemsAreWhole) {
    this.kind = kind;
    this.itemsAreWhole = itemsAreWhole;
  }

  /** At least one text, without blanks around it, none of them empty; else there is a problem. */
  Optional<List<Branch.Text>> of(Branch value, Scope scope) {
    if (value instanceof Branch.Text text) {
      return nonEmpty(split(text), value, scope);
    }
    if (!(value instanceof Branch.Items list)) {
      return refuse(value, scope);
    }
    List<Branch.Text> pieces = new ArrayList<>();
    boolean good = true;
    for (Branch item : list.items()) {
      if (item instanceof Branch.Text text && !text.text().isBlank()) {
        pieces.addAll(itemsAreWhole ? List.of(text) : split(text));
      } else {
        refuse(item, scope);
        good = false;
      }
    }
    return good ? nonEmpty(pieces, value, scope) : Optional.empty();
  }

  private static List<Branch.Text> split(Branch.Text text) {
    List<Branch.Text> pieces = new ArrayList<>();
    for (String piece : text.text().split(";", -1)) {
      if (!piece.isBlank()) {
        pieces.add(new Branch.Text(text.path(), text.line(), piece.strip()));
      }
    }
    return pieces;
  }

  private Optional<List<Branch.Text>> nonEmpty(
      List<Branch.Text> pieces, Branch value, Scope scope) {
    if (pieces.isEmpty()) {
      scope.problems().add(value, "is empty", "expected " + kind.expected());
      return Optional.empty();
    }
    if (pieces.size() > MAX) {
      scope.problems().add(value, "holds more than " + MAX + " values", "expected less");
      return Optional.empty();
    }
    return Optional.of(pieces);
  }

  private Optional<List<Branch.Text>> refuse(Branch value, Scope scope) {
    kind.wrongShape(value, scope);
    return Optional.empty();
  }
}
