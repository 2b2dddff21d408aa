package io.postern.manage;

import io.postern.queue.QueueQuery;
import io.postern.queue.State;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads which mails of the queue are meant, as people write it. */
final class QueueFilter {
  private QueueFilter() {}

  /**
   * The query for criteria that are each null or empty for: any.
   *
   * @param state due, frozen, held or sending
   * @throws IllegalArgumentException naming the criterion and what was expected
   */
  static QueueQuery of(
      String state,
      String sender,
      String recipient,
      String subject,
      String text,
      String destination) {
    return QueueQuery.ALL
        .state(state(given(state)))
        .sender(given(sender))
        .recipient(given(recipient))
        .subject(given(subject))
        .text(given(text))
        .destination(given(destination));
  }

  /** What was written, without blanks around it; null when nothing was. */
  static String given(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static State state(String word) {
    if (word == null) {
      return null;
    }
    return Arrays.stream(State.values())
        .filter(state -> state.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is no state, expected one of %s"
                        .formatted(
                            word,
                            Arrays.stream(State.values())
                                .map(state -> state.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }
}
