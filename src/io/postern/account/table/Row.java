package io.postern.account.table;

import java.util.List;

/**
 * A row as it stands in the file.
 *
 * @param line where it begins, counted from 1; quoted cells may make it longer than a line
 * @param cells at least one
 * @param end the octets that end the line; empty at the end of the file
 * @param kind what it is for
 */
public record Row(int line, List<Cell> cells, String end, Kind kind) {

  /** What a row is for. */
  public enum Kind {
    /** Holds values. */
    VALUES,
    /** For people: it begins with {@code #}, or nothing stands there. */
    COMMENT
  }

  public Row {
    cells = List.copyOf(cells);
  }

  /** The value of a column, counted from 0; empty when the row is shorter. */
  public String value(int column) {
    return column < cells.size() ? cells.get(column).value() : "";
  }
}
