package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;

import io.postern.account.text.ChoiceText;
import io.postern.account.text.DurationText;
import io.postern.account.text.PlainText;
import io.postern.connection.ConnectionSettings.Manner;
import java.time.Duration;
import java.util.stream.Stream;

/** The keys of the connection to the providers. */
final class ConnectionKeys {
  private static final String AT = "connection.";
  private static final PlainText WORD = new PlainText("a word of a command line", 1000);

  final Key<Manner> type =
      preset(
          AT + "type",
          ChoiceText.of("a type of connection", Manner.class),
          "permanent",
          "on-demand",
          "Whether the connection is always there, or is made when it is needed.");
  final Key<String> up =
      optional(
              AT + "up",
              WORD,
              "required with on-demand",
              "/usr/local/sbin/lte-up",
              "The program that brings it up, and its arguments, each an item; exit code 0 means"
                  + " that it is up.")
          .many();
  final Key<String> down =
      optional(
              AT + "down",
              WORD,
              "it ends by itself",
              "/usr/local/sbin/lte-down",
              "The program that takes it down, once for each time that it came up.")
          .many();
  final Key<Duration> timeout =
      preset(
          AT + "timeout",
          new DurationText(Duration.ofSeconds(1), Duration.ofMinutes(10)),
          "60s",
          "2m",
          "Longest time for each of these programs; then it is killed.");
  final Key<Duration> linger =
      preset(
          AT + "linger",
          new DurationText(Duration.ZERO, Keys.HOUR),
          "10s",
          "1m",
          "How long it stays up when nobody needs it any more.");

  Stream<Key<?>> all() {
    return Stream.of(type, up, down, timeout, linger);
  }
}
