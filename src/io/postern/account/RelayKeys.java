package io.postern.account;

import static io.postern.account.Key.preset;

import io.postern.account.text.DurationText;
import io.postern.account.text.FlagText;
import io.postern.account.text.LanguageText;
import io.postern.account.text.SizeText;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** The keys of sending, but for those of the smarthosts. */
final class RelayKeys {
  private static final String AT = "relay.";
  private static final DurationText LONG = new DurationText(Keys.SHORTEST, Duration.ofDays(30));

  final SmarthostKeys smarthost;
  final Key<Integer> parallel =
      preset(
          AT + "parallel",
          Keys.number(1, 256),
          "12",
          "20",
          "Mails under way at once, at the most.");
  final Key<Duration> retries =
      preset(
              AT + "retries",
              LONG,
              "1m, 5m, 15m, 30m, 1h, 2h, 4h",
              "15m",
              "How long to wait after the first, second … attempt that failed; the last one"
                  + " repeats.")
          .many();
  final Key<Duration> expireAfter =
      preset(
          AT + "expire-after",
          LONG,
          "5d",
          "2d",
          "When a mail that cannot be sent goes back to its sender, counted from its arrival.");
  final Key<Duration> warnAfter =
      preset(
          AT + "warn-after",
          LONG,
          "4h",
          "1h",
          "When its sender hears of the delay; never when longer than expire-after.");
  final Key<Integer> throttleMails =
      preset(
          AT + "throttle.mails",
          Keys.number(1, 1_000_000),
          "10000",
          "30",
          "Mails that are begun in the time of throttle.per, at the most.");
  final Key<Duration> throttlePer =
      preset(
          AT + "throttle.per",
          new DurationText(Keys.SHORTEST, Duration.ofDays(1)),
          "1s",
          "1m",
          "The time in which they are counted.");
  final Key<Locale> language =
      preset(
          AT + "language",
          new LanguageText(),
          "en",
          "de",
          "Language of notices to senders: English, German or French.");
  final Key<Boolean> returnContent =
      preset(
          AT + "return-content",
          new FlagText(),
          "true",
          "false",
          "Whether a mail goes back as a whole when its sender did not say; else its header.");
  final Key<Integer> maxReturned =
      preset(
          AT + "max-returned",
          new SizeText(100 * 1024 * 1024),
          "1MB",
          "10MB",
          "Largest mail that goes back as a whole.");

  RelayKeys(Surroundings surroundings) {
    smarthost = new SmarthostKeys(surroundings);
  }

  /** The keys of the group itself. */
  Stream<Key<?>> own() {
    return Stream.of(
        parallel, retries, expireAfter, warnAfter, language, returnContent, maxReturned);
  }

  /** The keys of the group {@code throttle}. */
  Stream<Key<?>> throttle() {
    return Stream.of(throttleMails, throttlePer);
  }

  Stream<Key<?>> all() {
    return Stream.of(smarthost.all(), own(), throttle()).flatMap(keys -> keys);
  }
}
