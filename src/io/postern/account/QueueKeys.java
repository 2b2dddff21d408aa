package io.postern.account;

import static io.postern.account.Key.preset;

import io.postern.account.text.DurationText;
import io.postern.account.text.FlagText;
import io.postern.account.text.SendText;
import io.postern.account.text.SizeText;
import io.postern.mail.Priority;
import io.postern.queue.QueueSettings.Send;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The keys of the queue; freezing and sending are set for each priority. */
final class QueueKeys {
  private static final String AT = "queue.";

  final Map<Priority, Key<Duration>> freeze =
      each(
          priority ->
              preset(
                  AT + "freeze." + priority,
                  new DurationText(Duration.ZERO, Duration.ofDays(30)),
                  "0s",
                  "10m",
                  "How long mail of " + priority + " priority stays before it may leave."));
  final Map<Priority, Key<Send>> send =
      each(
          priority ->
              preset(
                  AT + "send." + priority,
                  new SendText(),
                  "at-once",
                  "collect",
                  "When it leaves then: at once, with others, or with the next connection."));
  final Map<Priority, Key<Duration>> collect =
      each(
          priority ->
              preset(
                  AT + "collect." + priority,
                  new DurationText(Keys.SHORTEST, Duration.ofDays(7)),
                  "30m",
                  "2h",
                  "How long it waits for others at the most, with send."
                      + priority
                      + ": collect."));
  final Key<Boolean> outgoingFirst =
      preset(
          AT + "outgoing-first",
          new FlagText(),
          "false",
          "true",
          "Whether a session with an account waits until mail that is due was sent.");
  final Key<Integer> inDatabase =
      preset(
          AT + "in-database",
          new SizeText(1024, 1024 * 1024),
          "64KB",
          "256KB",
          "Largest content that is kept in the database; larger ones are files.");

  private static <T> Map<Priority, Key<T>> each(Function<String, Key<T>> key) {
    Map<Priority, Key<T>> keys = new EnumMap<>(Priority.class);
    for (Priority priority : Priority.values()) {
      keys.put(priority, key.apply(priority.name().toLowerCase(Locale.ROOT)));
    }
    return keys;
  }

  Stream<Key<?>> all() {
    Stream<Key<?>> byPriority =
        Stream.of(freeze, send, collect).flatMap(keys -> keys.values().stream());
    return Stream.concat(byPriority, Stream.of(outgoingFirst, inDatabase));
  }
}
