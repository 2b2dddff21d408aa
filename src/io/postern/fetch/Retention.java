package io.postern.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long mails stay at the provider (F39, F41).
 *
 * @param leave whether mails stay there after they were delivered
 * @param deleteAfter when those go that stay on purpose: because of {@code leave}, because a
 *     recipient wants it, as too large, or because they match nobody; empty for never. Counted from
 *     when we were done with them
 */
public record Retention(boolean leave, Optional<Duration> deleteAfter) {
  /** Whatever was delivered goes at once. */
  public static final Retention NONE = new Retention(false, Optional.empty());

  /** Whatever was delivered stays for ever. */
  public static final Retention FOREVER = new Retention(true, Optional.empty());

  /** Whether a mail that is safe may be deleted at the provider now. */
  boolean isOver(LedgerEntry safe, Instant now) {
    boolean stays = leave || safe.stays() == LedgerEntry.Stay.KEPT;
    return !stays || isExpired(safe, now);
  }

  /** Whether a mail has been lying at the provider on purpose for long enough. */
  boolean isExpired(LedgerEntry left, Instant now) {
    return deleteAfter.isPresent()
        && left.since() != null
        && !now.isBefore(left.since().plus(deleteAfter.get()));
  }
}
