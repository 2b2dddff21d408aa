package io.postern.manage;

import java.util.Locale;

/** Where a mail that is tried would go. */
public enum TrialFate {
  /** To its recipients. */
  DELIVERED,
  /** Into the hold, or as a held mail into the queue. */
  HELD,
  /** Nowhere. */
  DISCARDED,
  /** Back to its sender or client. */
  RETURNED,
  /** Nowhere now; it would be tried again. */
  LATER,
  /** To others than its recipients. */
  REDIRECTED,
  /** It would stay at the provider, since it matches no recipient. */
  LEFT;

  /** As people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
