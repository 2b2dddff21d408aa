package io.postern.account.table;

import io.postern.account.table.Row.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a text apart into rows and cells. Cells stand between tabs; one that begins with a quote
 * ends with one, may hold tabs and line ends, and has its inner quotes doubled (as in RFC 4180,
 * with tabs for commas). A line that begins with {@code #} is a comment to its end, whatever quotes
 * it holds; so is a row whose first, quoted cell begins with it. Nothing is lost: what the rows
 * hold, written one after the other, is the text again.
 */
final class RowParser {
  private final String text;
  private int at;
  private int line = 1;

  RowParser(String text) {
    this.text = text;
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    while (at < text.length()) {
      rows.add(row());
    }
    return rows;
  }

  private Row row() {
    int start = line;
    boolean comment = text.charAt(at) == '#';
    List<Cell> cells = new ArrayList<>();
    if (comment) {
      cells.add(rest());
    } else {
      cells.add(cell());
      while (at < text.length() && text.charAt(at) == '\t') {
        at++;
        cells.add(cell());
      }
    }
    String end = lineEnd();
    comment |= cells.get(0).value().startsWith("#") || cells.stream().allMatch(RowParser::isEmpty);
    return new Row(start, cells, end, comment ? Kind.COMMENT : Kind.VALUES);
  }

  private static boolean isEmpty(Cell cell) {
    return cell.value().isBlank() && cell.wrong().isEmpty();
  }

  /** All until the end of the line. */
  private Cell rest() {
    int from = at;
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      at++;
    }
    String raw = text.substring(from, at);
    return new Cell(raw, raw, "");
  }

  private Cell cell() {
    return at < text.length() && text.charAt(at) == '"' ? quoted() : plain("");
  }

  private Cell plain(String wrong) {
    int from = at;
    while (at < text.length() && text.charAt(at) != '\t' && !isLineEnd(text.charAt(at))) {
      at++;
    }
    String raw = text.substring(from, at);
    return new Cell(raw, raw, wrong);
  }

  private Cell quoted() {
    int from = at;
    int close = closing(from + 1);
    if (close < 0) {
      return plain("begins with a quote that is never closed");
    }
    int after = close + 1;
    boolean ends =
        after == text.length() || text.charAt(after) == '\t' || isLineEnd(text.charAt(after));
    if (!ends) {
      return plain("has text after its closing quote");
    }
    String raw = text.substring(from, after);
    at = after;
    line += lineEnds(raw);
    return new Cell(raw, text.substring(from + 1, close).replace("\"\"", "\""), "");
  }

  /** Where the quote is that is not doubled; negative when there is none. */
  private int closing(int from) {
    int quote = text.indexOf('"', from);
    while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
      quote = text.indexOf('"', quote + 2);
    }
    return quote;
  }

  private String lineEnd() {
    if (at == text.length()) {
      return "";
    }
    int length = text.startsWith("\r\n", at) ? 2 : 1;
    at += length;
    line++;
    return text.substring(at - length, at);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static int lineEnds(String raw) {
    int ends = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean second = c == '\n' && i > 0 && raw.charAt(i - 1) == '\r';
      ends += isLineEnd(c) && !second ? 1 : 0;
    }
    return ends;
  }
}
