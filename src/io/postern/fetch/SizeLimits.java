package io.postern.fetch;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much is fetched from one account.
 *
 * @param maxSize octets of the largest mail that is downloaded (F34); empty for what the internal
 *     server takes
 * @param mailsPerSession mails that one session downloads at the most; empty for all
 * @param octetsPerSession octets of the mails that one session downloads at the most; a session's
 *     first mail may be larger. Empty for no limit
 * @param tellSender whether the sender, too, hears of a mail that is too large (F37)
 */
public record SizeLimits(
    OptionalLong maxSize,
    OptionalInt mailsPerSession,
    OptionalLong octetsPerSession,
    boolean tellSender) {
  /** Nothing is limited here. */
  public static final SizeLimits NONE =
      new SizeLimits(OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty(), false);
}
