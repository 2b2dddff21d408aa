package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as comma-separated values (RFC 4180), for spreadsheets. What strangers wrote may look like a
 * formula, which a spreadsheet would carry out: such a value gets an apostrophe in front.
 */
final class CsvText {
  private final List<String> fields;

  CsvText(String... fields) {
    this.fields = List.of(fields);
  }

  /** The titles, without a line end. */
  String titles() {
    return String.join(",", fields);
  }

  /** A line for each row, each ending with a line feed. */
  String of(JsonNode rows) {
    StringBuilder text = new StringBuilder();
    for (JsonNode row : rows) {
      text.append(
          fields.stream()
              .map(field -> cell(TextTable.plain(row.path(field))))
              .collect(Collectors.joining(",", "", "\n")));
    }
    return text.toString();
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quoted = safe.contains(",") || safe.contains("\"");
    return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
