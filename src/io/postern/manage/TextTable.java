package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.mail.OneLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as text for a terminal of 100 columns. Values may come out of strangers' mails: nothing in
 * them can move the cursor or hide what follows.
 */
final class TextTable {
  static final int WIDTH = 100;
  private static final String GAP = "  ";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final List<Column> columns;

  TextTable(Column... columns) {
    this.columns = List.of(columns);
  }

  /**
   * @param rows an array of objects
   * @return lines that each end with a line feed; only the titles when there are no rows
   */
  String of(JsonNode rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(Column::title).toList());
    for (JsonNode row : rows) {
      lines.add(columns.stream().map(column -> cell(column, row)).toList());
    }
    int[] widths = widths(lines);
    return lines.stream().map(line -> line(line, widths)).collect(Collectors.joining());
  }

  /** As wide as needed; while that is too much, the widest column that may shrink does. */
  private int[] widths(List<List<String>> lines) {
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        int needed = columns.get(i).open() ? columns.get(i).least() : length(line.get(i));
        widths[i] = Math.max(widths[i], needed);
      }
    }
    int available = WIDTH - GAP.length() * (widths.length - 1);
    for (int excess = sum(widths) - available; excess > 0; excess--) {
      int widest = widestThatMayShrink(widths);
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private int widestThatMayShrink(int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean mayShrink = widths[i] > columns.get(i).least();
      if (mayShrink && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private static int sum(int[] numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = columns.get(i).open() ? cells.get(i) : cut(cells.get(i), widths[i]);
      line.append(i == 0 ? "" : GAP).append(cell);
      line.append(" ".repeat(Math.max(0, widths[i] - length(cell))));
    }
    return line.toString().stripTrailing() + "\n";
  }

  private static String cut(String text, int width) {
    return length(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String cell(Column column, JsonNode row) {
    String text = plain(row.path(column.field()));
    try {
      return column.moment() && !text.isEmpty() ? MOMENT.format(Instant.parse(text)) : text;
    } catch (DateTimeException noMoment) {
      // then it is shown as the gateway wrote it
      return text;
    }
  }

  /**
   * A value in one line, without characters that command a terminal or turn the direction of text.
   */
  static String plain(JsonNode value) {
    return plain(value.isArray() ? joined(value) : value.asText());
  }

  /** As {@link #plain(JsonNode)}. */
  static String plain(String text) {
    return OneLine.squeezed(text, Integer.MAX_VALUE);
  }

  private static String joined(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return String.join(", ", texts);
  }
}
