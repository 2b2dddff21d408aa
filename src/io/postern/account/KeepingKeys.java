package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;

import io.postern.account.text.DurationText;
import io.postern.account.text.FlagText;
import io.postern.account.text.SizeText;
import java.time.Duration;
import java.util.stream.Stream;

/** The keys of one account that say what stays at the provider, and how much is fetched. */
final class KeepingKeys {
  private static final String AT = "accounts.*.";
  private static final int MOST = 2047 * 1024 * 1024;
  private static final int TEN_YEARS = 3650;

  final Key<Boolean> leaveOnServer =
      preset(
          AT + "leave-on-server",
          new FlagText(),
          "false",
          "true",
          "Whether mails stay at the provider after delivery.");
  final Key<Duration> deleteAfter =
      optional(
          AT + "delete-after",
          new DurationText(Keys.HOUR, Duration.ofDays(TEN_YEARS)),
          "never",
          "14d",
          "When mails are deleted that stay at the provider: for leave-on-server, as too large, or"
              + " as unroutable.");
  final Key<Integer> maxSize =
      optional(
          AT + "max-size",
          new SizeText(1024, MOST),
          "what the internal server takes (EHLO SIZE)",
          "25MB",
          "Larger mails stay at the provider; recipients are told.");
  final Key<Boolean> tellSender =
      preset(
          AT + "tell-sender",
          new FlagText(),
          "false",
          "true",
          "Whether the sender, too, is told of a mail above the limit; needs relay.");
  final Key<Integer> maxMails =
      optional(
          AT + "max-mails",
          Keys.number(1, 1_000_000),
          "all",
          "500",
          "Mails fetched in one session; the rest follows in the next.");
  final Key<Integer> maxOctets =
      optional(
          AT + "max-octets",
          new SizeText(1024, MOST),
          "no limit",
          "200MB",
          "Octets fetched in one session; its first mail may be larger.");

  Stream<Key<?>> all() {
    return Stream.of(leaveOnServer, deleteAfter, maxSize, tellSender, maxMails, maxOctets);
  }
}
