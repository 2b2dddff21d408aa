package io.postern.fetch;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much one session may still download. Mails that were tried before have a share of their own,
 * so that neither they nor new ones ever wait for ever. Used by one thread at a time.
 */
final class Allowance {
  private static final int SHARE = 4;

  private final OptionalInt maxMails;
  private final OptionalLong maxOctets;
  private int fresh;
  private int retries;
  private long octets;
  private boolean used;

  Allowance(SizeLimits limits) {
    this.maxMails = limits.mailsPerSession();
    this.maxOctets = limits.octetsPerSession();
  }

  /**
   * Takes a mail that was never tried.
   *
   * @param waiting how many mails that were tried before are to come yet
   * @return false when it has to wait for another session
   */
  boolean takeFresh(long size, int waiting) {
    int most = maxMails.orElse(Integer.MAX_VALUE);
    int reserved = Math.min(waiting, Math.max(1, most / SHARE));
    boolean first = fresh + retries == 0;
    if (fresh + retries >= most - reserved || (!first && isTooMuch(size))) {
      used = true;
      return false;
    }
    fresh++;
    octets += size;
    return true;
  }

  /** Takes a mail that was tried before; the first of a session may be of any size. */
  boolean takeRetry(long size) {
    if (fresh + retries >= maxMails.orElse(Integer.MAX_VALUE) || (retries > 0 && isTooMuch(size))) {
      used = true;
      return false;
    }
    retries++;
    octets += size;
    return true;
  }

  private boolean isTooMuch(long size) {
    return maxOctets.isPresent() && octets + size > maxOctets.getAsLong();
  }

  /** What was taken for a mail that never came. */
  void giveBack(long size, boolean retry) {
    octets -= size;
    fresh -= retry ? 0 : 1;
    retries -= retry ? 1 : 0;
  }

  /** Whether a mail had to wait. */
  boolean isUsedUp() {
    return used;
  }

  /** For the session's report. */
  String sentence() {
    return "the session's limit of "
        + (maxMails.isPresent() ? maxMails.getAsInt() + " mails" : "")
        + (maxMails.isPresent() && maxOctets.isPresent() ? " or " : "")
        + (maxOctets.isPresent() ? maxOctets.getAsLong() + " octets" : "")
        + " was reached, the rest follows in the next one";
  }
}
