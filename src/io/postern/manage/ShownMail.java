package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** A mail as {@code show} prints it: a line for each fact, and a table of what happened to it. */
final class ShownMail {
  private static final TextTable HISTORY =
      new TextTable(
          Column.moment("AT", "at"),
          Column.text("EVENT", "event", 9),
          Column.text("RECIPIENT", "recipient", 12),
          Column.text("DETAIL", "detail", 20));

  private ShownMail() {}

  /**
   * The facts, and an empty line.
   *
   * @param width of the names
   * @param tables names of what is no fact
   */
  static String facts(JsonNode mail, int width, Set<String> tables) {
    StringBuilder text = new StringBuilder();
    String line = "%-" + width + "s %s%n";
    mail.properties()
        .forEach(
            field -> {
              if (!tables.contains(field.getKey())) {
                String value = TextTable.plain(field.getValue());
                text.append(line.formatted(field.getKey() + ":", value));
              }
            });
    return text.append('\n').toString();
  }

  /** The table of what happened. */
  static String history(JsonNode mail) {
    return HISTORY.of(mail.path("history")).stripTrailing();
  }
}
