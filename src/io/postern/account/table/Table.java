package io.postern.account.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tab-separated file (F135, F136): its encoding and its rows, with everything that people put
 * there. Immutable. {@link #octets} of a table that was only read are those of the file.
 *
 * @param rows all of them, comments and empty ones, too
 */
public record Table(Encoding encoding, List<Row> rows) {
  private static final int MAX = 16 * 1024 * 1024;

  public Table {
    rows = List.copyOf(rows);
  }

  /** What came of reading a file. */
  public sealed interface Reading {
    /** It is a table. */
    record Good(Table table) implements Reading {}

    /**
     * It is not.
     *
     * @param wrong without the file's name and without full stop
     */
    record Bad(String wrong, String advice) implements Reading {}
  }

  /** Reads a file of at most 16 MB. */
  public static Reading read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(MAX + 1);
      return octets.length > MAX
          ? new Reading.Bad("is larger than 16 MB", "expected a table of text")
          : of(octets);
    } catch (IOException unreadable) {
      return new Reading.Bad("cannot be read (" + unreadable.getClass().getSimpleName() + ")", "");
    }
  }

  /** Reads the octets of a file. */
  public static Reading of(byte[] octets) {
    Encoding encoding = Encoding.of(octets);
    Optional<String> text = encoding.decode(octets).filter(decoded -> decoded.indexOf('\0') < 0);
    return text.<Reading>map(
            decoded -> new Reading.Good(new Table(encoding, new RowParser(decoded).rows())))
        .orElseGet(
            () ->
                new Reading.Bad(
                    "is not text in " + encoding.label(),
                    "expected UTF-8, UTF-16 with a byte order mark, or Windows-1252"));
  }

  /** The first row that holds values: the names of the columns. */
  public Optional<Row> header() {
    return rows.stream().filter(row -> row.kind() == Row.Kind.VALUES).findFirst();
  }

  /** The rows with values below the names of the columns. */
  public List<Row> values() {
    return rows.stream().filter(row -> row.kind() == Row.Kind.VALUES).skip(1).toList();
  }

  /**
   * The row that begins in a line.
   *
   * @throws java.util.NoSuchElementException when none begins there
   */
  public Row rowAt(int line) {
    return rows.stream().filter(row -> row.line() == line).findFirst().orElseThrow();
  }

  /**
   * A table with another value in a cell; all other cells stay as they are.
   *
   * @param row one of {@link #rows}
   * @param column counted from 0; the row becomes longer if it has to
   */
  public Table with(Row row, int column, String value) {
    List<Cell> cells = new ArrayList<>(row.cells());
    while (cells.size() <= column) {
      cells.add(Cell.of(""));
    }
    cells.set(column, Cell.of(value));
    return with(row, new Row(row.line(), cells, row.end(), row.kind()));
  }

  private Table with(Row row, Row other) {
    return new Table(
        encoding, rows.stream().map(each -> each.line() == row.line() ? other : each).toList());
  }

  /**
   * The file.
   *
   * @throws CharacterCodingException when a new value has a character that the encoding has not
   */
  public byte[] octets() throws CharacterCodingException {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      String tab = "";
      for (Cell cell : row.cells()) {
        text.append(tab).append(cell.raw());
        tab = "\t";
      }
      text.append(row.end());
    }
    return encoding.encode(text.toString());
  }
}
