package io.postern.inspect.antivirus;

import io.postern.inspect.Finding;
import io.postern.inspect.scanner.ScannerText;
import java.util.List;

/**
 * Makes a finding of the names that a scanner gave. Some names are none of viruses: they say that
 * the scanner reached its limits and did not look any further.
 */
final class Found {
  /** What clamd with {@code AlertExceedsMax}, and whoever asks it, says beyond its limits. */
  static final List<String> LIMITS_EXCEEDED = List.of("Heuristics.Limits.Exceeded");

  private Found() {}

  /**
   * Infected, unless all that was found is that not everything was scanned.
   *
   * @param names clean; at least one
   * @param notScanned beginnings of names that say so
   */
  static Finding of(String inspector, List<String> names, List<String> notScanned) {
    String all = String.join(", ", names);
    boolean gaveUp =
        names.stream().allMatch(name -> notScanned.stream().anyMatch(name::startsWith));
    return gaveUp
        ? new Finding.CouldNotTell(
            inspector, ScannerText.clean(inspector + " did not scan all of it: " + all))
        : new Finding.Infected(inspector, names, ScannerText.clean(inspector + " found " + all));
  }
}
