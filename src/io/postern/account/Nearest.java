package io.postern.account;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
final class Nearest {
  private Nearest() {}

  /** The candidate that needs the fewest changed letters, unless all need too many. */
  static Optional<String> to(String written, Collection<String> candidates) {
    int tolerable = Math.max(1, written.length() / 3);
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - written.length()) <= tolerable)
        .filter(candidate -> distance(written, candidate) <= tolerable)
        .min(Comparator.comparingInt(candidate -> distance(written, candidate)));
  }

  /** Levenshtein's distance, with one row of his table at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
