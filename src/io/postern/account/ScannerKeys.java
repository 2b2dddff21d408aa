package io.postern.account;

import static io.postern.account.Key.preset;

import io.postern.account.text.DurationText;
import io.postern.account.text.SizeText;
import io.postern.inspect.scanner.ScannerTimeouts;
import java.time.Duration;
import java.util.stream.Stream;

/** The keys that all scanners on the network have. */
final class ScannerKeys {
  static final SizeText SIZE = new SizeText(1024, 1024 * 1024 * 1024);
  static final DurationText TIMEOUT = new DurationText(Keys.SHORTEST, Keys.HOUR);

  final Key<Duration> connectTimeout;
  final Key<Duration> readTimeout;
  final Key<Duration> totalTimeout;
  final Key<Integer> maxSize;

  /**
   * @param at the scanner's group, with a dot at its end
   * @param read preset of the longest wait
   * @param total preset for a mail as a whole
   * @param size preset of the largest mail
   * @param larger what becomes of larger mail, in words
   */
  ScannerKeys(String at, String read, String total, String size, String larger) {
    connectTimeout =
        preset(at + "connect-timeout", TIMEOUT, "5s", "1s", "Longest wait for a connection to it.");
    readTimeout =
        preset(at + "read-timeout", TIMEOUT, read, "20s", "Longest wait for each answer of it.");
    totalTimeout =
        preset(at + "timeout", TIMEOUT, total, "30s", "Longest time for a mail as a whole.");
    maxSize = preset(at + "max-size", SIZE, size, "20MB", larger);
  }

  Stream<Key<?>> all() {
    return Stream.of(connectTimeout, readTimeout, totalTimeout, maxSize);
  }

  /** The times, when nothing is wrong. */
  ScannerTimeouts timeouts(Section scanner) {
    return new ScannerTimeouts(
        scanner.value(connectTimeout), scanner.value(readTimeout), scanner.value(totalTimeout));
  }
}
