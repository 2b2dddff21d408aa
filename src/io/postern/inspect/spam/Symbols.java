package io.postern.inspect.spam;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of the tests that hit, as a scanner lists them: letters, digits, {@code _ - .} only, at
 * most 100 names of at most 60 characters.
 */
final class Symbols {
  private static final int MAX_NAMES = 100;
  private static final int MAX_NAME = 60;

  private Symbols() {}

  /** Reads names between commas and blanks. */
  static List<String> ofLine(String line) {
    List<String> names = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || line.charAt(i) == ',' || line.charAt(i) <= ' ') {
        if (i > start) {
          names.add(line.substring(start, i));
        }
        start = i + 1;
      }
    }
    return of(names);
  }

  /** Cleans and bounds names; those of which nothing is left are left out. */
  static List<String> of(Iterable<String> names) {
    Set<String> clean = new LinkedHashSet<>();
    for (String name : names) {
      if (clean.size() == MAX_NAMES) {
        break;
      }
      String kept = clean(name);
      if (!kept.isEmpty()) {
        clean.add(kept);
      }
    }
    return List.copyOf(clean);
  }

  private static String clean(String name) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < name.length() && kept.length() < MAX_NAME; i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (letter || c == '_' || c == '-' || c == '.') {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
