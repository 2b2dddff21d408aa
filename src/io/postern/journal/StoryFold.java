package io.postern.journal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Folds the lines of a mail into what became of it. */
final class StoryFold {
  private static final int MAX_RECIPIENTS = 50;

  private final List<Entry> lines;
  private final Map<String, Event> recipients = new LinkedHashMap<>();
  private Event whole;

  /**
   * @param lines of one mail, in their order; at least one
   */
  StoryFold(List<Entry> lines) {
    this.lines = lines;
    lines.forEach(this::add);
  }

  private void add(Entry line) {
    switch (line.event()) {
      case DELIVERED, RELEASED -> {
        recipient(line, Event.DELIVERED);
        whole = null;
      }
      case DEFERRED, REFUSED, IN_DOUBT, EXPIRED, RETURNED, HELD, DROPPED ->
          recipient(line, line.event());
      case LEFT, REMOVED, FROZEN -> whole = line.event();
      case UNFROZEN -> whole = null;
      default -> {
        // the others say how it went there, not where it is
      }
    }
  }

  private void recipient(Entry line, Event event) {
    if (line.recipient() == null) {
      whole = event == Event.DELIVERED ? null : event;
    } else if (recipients.get(line.recipient()) != Event.DELIVERED) {
      recipients.put(line.recipient(), event);
    }
  }

  MailStory story(Entry beginning, StoryWords words) {
    return new MailStory(
        beginning.mailId(),
        beginning.at(),
        beginning.event() == Event.FETCHED,
        beginning.account() == null ? "" : beginning.account(),
        words.from(),
        words.subject(),
        words.octets(),
        recipients.keySet().stream().limit(MAX_RECIPIENTS).toList(),
        fate(),
        lines.get(lines.size() - 1).at());
  }

  /** {@code delivered}, {@code held}, or {@code delivered 2, refused 1}. */
  private String fate() {
    Map<Event, Integer> counts = new EnumMap<>(Event.class);
    recipients.values().forEach(event -> counts.merge(event, 1, Integer::sum));
    List<String> words = new ArrayList<>();
    if (whole != null) {
      words.add(word(whole));
    }
    boolean alone = whole == null && counts.size() == 1;
    counts.forEach((event, count) -> words.add(alone ? word(event) : word(event) + " " + count));
    return words.isEmpty() ? "under way" : String.join(", ", words);
  }

  private static String word(Event event) {
    return event.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
