package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.scanner.ScannerTimeouts;
import java.time.Duration;
import java.util.List;

/**
 * How to ask clamd.
 *
 * @param name what journal, log and rules call it, for example {@code clamd}
 * @param address where it listens
 * @param timeouts how long to wait
 * @param maxSize octets of the largest mail that it takes: not above its own {@code
 *     StreamMaxLength}
 * @param notScanned beginnings of names that it reports for what it did not scan to the end
 */
public record ClamdSettings(
    String name,
    ScannerAddress address,
    ScannerTimeouts timeouts,
    long maxSize,
    List<String> notScanned) {

  /** What clamd with {@code AlertExceedsMax} says of what lies beyond its limits. */
  public static final List<String> LIMITS_EXCEEDED = Found.LIMITS_EXCEEDED;

  /**
   * @throws IllegalArgumentException when the size is not positive
   */
  public ClamdSettings {
    if (maxSize < 1) {
      throw new IllegalArgumentException(
          "the largest mail for " + name + " is " + maxSize + " octets, but should be at least 1");
    }
    notScanned = List.copyOf(notScanned);
  }

  /** With clamd's own defaults: 25 MiB, and time to scan that. */
  public static ClamdSettings of(String name, ScannerAddress address) {
    return new ClamdSettings(
        name,
        address,
        new ScannerTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMinutes(2)),
        25L * 1024 * 1024,
        LIMITS_EXCEEDED);
  }
}
