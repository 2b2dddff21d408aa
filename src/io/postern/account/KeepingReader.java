package io.postern.account;

import io.postern.fetch.Retention;
import io.postern.fetch.SizeLimits;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what stays at the provider, and how much is fetched. */
final class KeepingReader {
  private final KeepingKeys keys;

  KeepingReader(KeepingKeys keys) {
    this.keys = keys;
  }

  Retention retention(Section account) {
    return new Retention(
        account.get(keys.leaveOnServer).orElse(false), account.get(keys.deleteAfter));
  }

  SizeLimits sizes(Section account) {
    return new SizeLimits(
        octets(account.get(keys.maxSize)),
        account.get(keys.maxMails).map(OptionalInt::of).orElse(OptionalInt.empty()),
        octets(account.get(keys.maxOctets)),
        account.get(keys.tellSender).orElse(false));
  }

  private static OptionalLong octets(Optional<Integer> size) {
    return size.map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
