package io.postern.account;

import static io.postern.account.Key.preset;

import io.postern.account.text.ChoiceText;
import io.postern.account.text.DurationText;
import io.postern.sessionlog.SessionLogReader;
import io.postern.sessionlog.SessionLogSettings;
import io.postern.sessionlog.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of session logs, but for that of each recipient. */
final class SessionLogKeys {
  static final ChoiceText<Wanted> WANTED = ChoiceText.of("a choice of session logs", Wanted.class);

  private static final String AT = "session-logs.";

  final Key<Wanted> toDisk =
      preset(
          AT + "to-disk",
          WANTED,
          "errors",
          "all",
          "Of which sessions a log is kept in the folder log of the data folder.");
  final Key<Duration> keep =
      preset(
          AT + "keep",
          new DurationText(Keys.HOUR, Duration.ofDays(3650)),
          "30d",
          "14d",
          "How long these files stay.");
  final Key<Integer> threshold =
      preset(
          AT + "threshold",
          Keys.number(1, 1000),
          "1",
          "2",
          "How many sessions of an account in a row must fail before session-log: errors mails one.");

  Stream<Key<?>> all() {
    return Stream.of(toDisk, keep, threshold);
  }

  /** The settings; empty when there is a problem, here or elsewhere. */
  Optional<SessionLogSettings> read(Section root, List<RecipientDraft> recipients) {
    Section logs = root.group("session-logs");
    logs.check(all());
    if (root.problems().any()) {
      return Optional.empty();
    }
    List<SessionLogReader> readers =
        recipients.stream()
            .filter(recipient -> recipient.sessionLog() != Wanted.NONE)
            .map(each -> new SessionLogReader(each.address().orElseThrow(), each.sessionLog()))
            .toList();
    return Optional.of(
        new SessionLogSettings(
            logs.value(toDisk), logs.value(keep), logs.value(threshold), readers));
  }
}
