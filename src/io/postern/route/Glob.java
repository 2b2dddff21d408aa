package io.postern.route;

import java.util.Locale;

/**
 * Text in which {@code *} stands for any characters, none included; everything else means itself,
 * case ignored. Matching never backtracks: its time is in proportion to the value, whatever a
 * stranger puts into it.
 */
final class Glob {
  private final String[] pieces;

  private Glob(String[] pieces) {
    this.pieces = pieces;
  }

  /** Any text is a pattern; the caller has checked that it makes sense. */
  static Glob of(String pattern) {
    return new Glob(pattern.toLowerCase(Locale.ROOT).split("\\*", -1));
  }

  /**
   * Whether the whole value is of this shape.
   *
   * @param value in lower case
   */
  boolean matches(String value) {
    int last = pieces.length - 1;
    if (last == 0) {
      return value.equals(pieces[0]);
    }
    int end = value.length() - pieces[last].length();
    if (!value.startsWith(pieces[0]) || end < pieces[0].length() || !value.endsWith(pieces[last])) {
      return false;
    }
    int at = pieces[0].length();
    for (int i = 1; i < last; i++) {
      int found = value.indexOf(pieces[i], at);
      if (found < 0) {
        return false;
      }
      at = found + pieces[i].length();
    }
    return at <= end;
  }
}
