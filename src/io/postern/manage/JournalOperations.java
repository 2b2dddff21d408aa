package io.postern.manage;

import io.postern.journal.Entry;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.journal.StoryPage;
import io.postern.journal.StoryQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The journal, over JMX. */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Journal",
    description = "One line for each thing that happened to a mail, an account or a route")
public class JournalOperations {
  private final Journal journal;
  private final Clock clock;

  JournalOperations(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * The lines that meet all criteria, newest first. A criterion is null or empty for: any.
   *
   * @param limit at most so many; 0 for the default
   * @throws IllegalArgumentException naming the criterion and what was expected
   */
  @ManagedOperation(
      description =
          "Finds the newest lines that meet all criteria; an empty criterion means any. From and to are"
              + " moments like 2026-11-21T14:30 or 2h (ago)")
  @ManagedOperationParameter(name = "mail", description = "id of a mail, or empty")
  @ManagedOperationParameter(name = "account", description = "name of an account, or empty")
  @ManagedOperationParameter(name = "recipient", description = "address or name, or empty")
  @ManagedOperationParameter(name = "event", description = "what happened, like HELD, or empty")
  @ManagedOperationParameter(name = "from", description = "not before this moment, or empty")
  @ManagedOperationParameter(name = "to", description = "before this moment, or empty")
  @ManagedOperationParameter(name = "limit", description = "at most so many lines; 0 for 100")
  public List<Map<String, Object>> query(
      String mail,
      String account,
      String recipient,
      String event,
      String from,
      String to,
      int limit) {
    JournalQuery wanted =
        lines(mail, account, recipient, event, limit).from(moment(from)).to(moment(to));
    return journal.query(wanted).stream().map(JournalOperations::row).toList();
  }

  private static JournalQuery lines(
      String mail, String account, String recipient, String event, int limit) {
    return new JournalQuery(
        given(mail, Function.identity()),
        given(account, Function.identity()),
        given(recipient, Function.identity()),
        given(event, JournalOperations::event),
        null,
        null,
        limit == 0 ? JournalQuery.DEFAULT_LIMIT : limit);
  }

  private Instant moment(String text) {
    return given(text, written -> Moments.parse(written, clock));
  }

  /** The number of the newest line. */
  @ManagedOperation(description = "Tells the number of the newest line; 0 when there is none")
  public long newest() {
    return journal.newest();
  }

  /** The lines behind a line that meet all criteria, oldest first; for who follows the journal. */
  @ManagedOperation(
      description =
          "Finds the lines behind a line that meet all criteria, oldest first; an empty criterion means"
              + " any")
  @ManagedOperationParameter(name = "seq", description = "number of that line; 0 for the beginning")
  @ManagedOperationParameter(name = "mail", description = "id of a mail, or empty")
  @ManagedOperationParameter(name = "account", description = "name of an account, or empty")
  @ManagedOperationParameter(name = "recipient", description = "address or name, or empty")
  @ManagedOperationParameter(name = "event", description = "what happened, like HELD, or empty")
  @ManagedOperationParameter(name = "limit", description = "at most so many lines; 0 for 100")
  public List<Map<String, Object>> after(
      long seq, String mail, String account, String recipient, String event, int limit) {
    return journal.after(seq, lines(mail, account, recipient, event, limit)).stream()
        .map(JournalOperations::row)
        .toList();
  }

  /** One row for each mail, newest first, in {@code rows}; in {@code next} where to go on. */
  @ManagedOperation(
      description =
          "Lists mails, newest first, with what became of each; an empty criterion means any. There are"
              + " more while next is not empty")
  @ManagedOperationParameter(name = "account", description = "name of an account, or empty")
  @ManagedOperationParameter(name = "recipient", description = "address or name, or empty")
  @ManagedOperationParameter(name = "sender", description = "a part of the sender, or empty")
  @ManagedOperationParameter(name = "from", description = "not before this moment, or empty")
  @ManagedOperationParameter(name = "to", description = "before this moment, or empty")
  @ManagedOperationParameter(
      name = "next",
      description = "empty for the newest, or what the page before gave as next")
  @ManagedOperationParameter(name = "limit", description = "at most so many, up to 1000; 0 for 100")
  public Map<String, Object> mails(
      String account,
      String recipient,
      String sender,
      String from,
      String to,
      String next,
      int limit) {
    StoryPage page =
        journal.stories(
            new StoryQuery(
                given(account, Function.identity()),
                given(recipient, Function.identity()),
                given(sender, Function.identity()),
                moment(from),
                moment(to),
                given(next, StoryRows::place),
                limit == 0 ? JournalQuery.DEFAULT_LIMIT : limit));
    return StoryRows.of(page);
  }

  private static <T> T given(String text, Function<String, T> meaning) {
    return text == null || text.isBlank() ? null : meaning.apply(text.strip());
  }

  private static Event event(String word) {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return Arrays.stream(Event.values())
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is no event, expected one of %s"
                        .formatted(
                            word,
                            Arrays.stream(Event.values())
                                .map(Event::name)
                                .collect(Collectors.joining(", ")))));
  }

  static Map<String, Object> row(Entry entry) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("seq", entry.seq());
    row.put("at", entry.at().toString());
    row.put("mail", blankForNull(entry.mailId()));
    row.put("account", blankForNull(entry.account()));
    row.put("event", entry.event().name());
    row.put("recipient", blankForNull(entry.recipient()));
    row.put("detail", entry.detail());
    return row;
  }

  private static String blankForNull(String text) {
    return text == null ? "" : text;
  }
}
