package io.postern.fetch;

import io.postern.fetch.pop3.Listing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The last listing that a person asked for, so that going through it page by page costs one login
 * and not hundreds. Only one is kept. Safe for several threads.
 */
final class KeptListing {
  private static final Duration KEEP = Duration.ofMinutes(5);

  private final Clock clock;
  private String account = "";
  private Listing listing;
  private Instant end = Instant.MIN;

  KeptListing(Clock clock) {
    this.clock = clock;
  }

  synchronized void keep(MailboxSettings settings, Listing fresh) {
    account = settings.account();
    listing = fresh;
    end = clock.instant().plus(KEEP);
  }

  /** The account's listing; null when there is none, or it is too old. */
  synchronized Listing of(MailboxSettings settings) {
    if (clock.instant().isAfter(end)) {
      forget();
    }
    return settings.account().equals(account) ? listing : null;
  }

  synchronized void forget() {
    account = "";
    listing = null;
  }
}
