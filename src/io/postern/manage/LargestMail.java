package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Says how large a mail a server takes. */
final class LargestMail {
  private static final long KILO = 1_024;
  private static final long MEGA = KILO * KILO;

  private LargestMail() {}

  /**
   * @param server with {@code largestMail} in octets
   * @return for example {@code takes mails up to 25 MB}; empty when it is not known
   */
  static String of(JsonNode server) {
    long octets = server.path("largestMail").asLong();
    return octets <= 0 ? "" : "takes mails up to " + size(octets);
  }

  /** In the units in which limits are configured; one decimal where it is needed. */
  private static String size(long octets) {
    if (octets < KILO) {
      return octets + " octets";
    }
    boolean mega = octets >= MEGA;
    long unit = mega ? MEGA : KILO;
    String number =
        octets % unit == 0
            ? String.valueOf(octets / unit)
            : String.format(Locale.ROOT, "%.1f", octets / (double) unit);
    return number + (mega ? " MB" : " KB");
  }
}
