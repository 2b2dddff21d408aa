package io.postern.advice;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The name that becomes the written one by the fewest steps, unless all need too many. A step
   * adds, drops or replaces a letter, or swaps two neighbours; letter case and underscores do not
   * count.
   */
  public static Optional<String> to(String written, Collection<String> names) {
    String plain = plain(written);
    int tolerable = Math.max(1, plain.length() / 3);
    return names.stream()
        .filter(name -> Math.abs(name.length() - plain.length()) <= tolerable)
        .filter(name -> steps(plain, plain(name)) <= tolerable)
        .min(Comparator.comparingInt(name -> steps(plain, plain(name))));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** "did you mean X?", or all that is possible. */
  public static String advice(String written, Collection<String> names) {
    return to(written, names)
        .map(near -> "did you mean " + near + "?")
        .orElseGet(() -> "expected one of " + String.join(", ", names));
  }

  private static int steps(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, a, b, i, j);
      }
    }
    return table[a.length()][b.length()];
  }

  private static int cheapest(int[][] table, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int replaced = table[i - 1][j - 1] + (same ? 0 : 1);
    int cheapest = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cheapest, table[i - 2][j - 2] + 1) : cheapest;
  }
}
