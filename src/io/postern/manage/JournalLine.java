package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A line of the journal as one line for people, for who cannot wait for a table. */
final class JournalLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private JournalLine() {}

  static String of(JsonNode row) {
    List<String> words = new ArrayList<>();
    words.add(moment(row.path("at").asText()));
    words.add("%-9s".formatted(TextTable.plain(row.path("event"))));
    for (String field : List.of("account", "mail", "recipient", "detail")) {
      String value = TextTable.plain(row.path(field));
      if (!value.isEmpty()) {
        words.add(value);
      }
    }
    return String.join("  ", words);
  }

  static String moment(String iso) {
    try {
      return TIME.format(Instant.parse(iso));
    } catch (DateTimeException noMoment) {
      // then it is shown as the gateway wrote it
      return TextTable.plain(iso);
    }
  }
}
