package io.postern.manage;

import io.postern.journal.Entry;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import java.time.Clock;
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
        new JournalQuery(
            given(mail, Function.identity()),
            given(account, Function.identity()),
            given(recipient, Function.identity()),
            given(event, JournalOperations::event),
            given(from, text -> Moments.parse(text, clock)),
            given(to, text -> Moments.parse(text, clock)),
            limit == 0 ? JournalQuery.DEFAULT_LIMIT : limit);
    return journal.query(wanted).stream().map(JournalOperations::row).toList();
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
