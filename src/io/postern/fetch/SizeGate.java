package io.postern.fetch;

import io.postern.fetch.pop3.Listing;
import java.util.OptionalLong;

/**
 * The largest mail that one session downloads.
 *
 * @param settings of the account
 * @param server what the internal server takes; empty when it says nothing
 */
record SizeGate(SizeLimits settings, OptionalLong server) {

  /**
   * The gate for a mailbox. The internal server is asked only when what is known of it would stop a
   * mail, or nothing is known: its limit may have been raised.
   */
  static SizeGate of(SizeLimits settings, Listing listing, Prospects prospects) {
    long most = settings.maxSize().orElse(Long.MAX_VALUE);
    long largest = 0;
    for (int i = 0; i < listing.size(); i++) {
      long octets = listing.octets(i);
      largest = octets <= most ? Math.max(largest, octets) : largest;
    }
    OptionalLong known = prospects.knownLimit();
    if (largest > known.orElse(0)) {
      OptionalLong asked = prospects.askLimit();
      known = asked.isPresent() ? asked : known;
    }
    return new SizeGate(settings, known);
  }

  /** Whether a mail is too large to be downloaded. */
  boolean stops(long octets) {
    return octets > settings.maxSize().orElse(Long.MAX_VALUE)
        || octets > server.orElse(Long.MAX_VALUE);
  }

  /** Why a mail is stopped that is. */
  TooLarge why(long octets) {
    boolean byServer = octets <= settings.maxSize().orElse(Long.MAX_VALUE);
    long limit = Math.min(settings.maxSize().orElse(Long.MAX_VALUE), server.orElse(Long.MAX_VALUE));
    return new TooLarge(octets, limit, byServer, settings.tellSender());
  }
}
