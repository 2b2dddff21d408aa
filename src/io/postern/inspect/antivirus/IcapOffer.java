package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerText;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an ICAP service says of itself when asked for its options (RFC 3507 section 4.10).
 *
 * @param preview how many octets it wants to see before it decides; empty for all at once
 * @param until when to ask again
 */
record IcapOffer(Optional<Integer> preview, Instant until) {
  private static final int DEFAULT_TTL = 3_600;
  private static final int MAX = 1_000_000;

  /**
   * Reads the answer to OPTIONS.
   *
   * @throws IOException when the service does not exist or does not do what is wanted
   */
  static IcapOffer read(IcapHead head, IcapSettings settings, Instant now) throws IOException {
    if (head.status("ICAP") != 200) {
      throw new IOException(
          "it answered '" + head.shown() + "' when asked for the options of " + settings.service());
    }
    String wanted = settings.method().name();
    String methods = head.field("Methods").orElse(wanted).toUpperCase(Locale.ROOT);
    if (Arrays.stream(methods.split("[,\n]", 20)).noneMatch(one -> one.strip().equals(wanted))) {
      throw new IOException(
          settings.service() + " does no " + wanted + ", but " + ScannerText.clean(methods));
    }
    Optional<Integer> preview = head.field("Preview").flatMap(IcapOffer::number);
    int ttl = head.field("Options-TTL").flatMap(IcapOffer::number).orElse(DEFAULT_TTL);
    return new IcapOffer(preview, now.plusSeconds(ttl));
  }

  /** What is no number was not said. */
  private static Optional<Integer> number(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && text.length() < 10
        ? Optional.of(Math.min(MAX, Integer.parseInt(text)))
        : Optional.empty();
  }
}
