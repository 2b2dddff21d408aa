package io.postern.inspect.scanner;

import java.time.Duration;

/**
 * How long to be patient with a scanner.
 *
 * @param connect for the connection, per address of the host
 * @param read for each wait, be it for an answer or for the scanner to take more of the mail
 * @param total for a mail as a whole
 */
public record ScannerTimeouts(Duration connect, Duration read, Duration total) {

  /**
   * @throws IllegalArgumentException naming the time that is not positive or longer than a day
   */
  public ScannerTimeouts {
    check("connect", connect);
    check("read", read);
    check("total", total);
  }

  private static void check(String name, Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "the " + name + " time-out is " + time + ", but should be above zero and at most a day");
    }
  }
}
