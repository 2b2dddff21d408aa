package io.postern.account;

import io.postern.account.table.Cell;
import io.postern.account.table.Row;
import io.postern.account.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a table of accounts or of recipients into the tree of what is written. */
final class TableRows {
  private final String file;
  private final TableKind kind;
  private final Map<String, Key<?>> keys;
  private final Problems problems;
  private final Notes notes;

  /**
   * @param file name of the table's file
   */
  TableRows(String file, TableKind kind, Schema schema, Problems problems, Notes notes) {
    this.file = file;
    this.kind = kind;
    this.keys = kind.keys(schema);
    this.problems = problems;
    this.notes = notes;
  }

  /**
   * The cells of a row by the name of their key, only those where something stands.
   *
   * @param name of the account; empty for recipients
   */
  record Written(Place place, Optional<String> name, Map<TableColumn, Content> cells) {}

  /** What stands in a cell: one value, or as many as a list has. */
  record Content(List<String> values, boolean isList) {
    /** Without the values, which may be passwords. */
    @Override
    public String toString() {
      return values.size() == 1 ? "1 value" : values.size() + " values";
    }
  }

  /** The rows; those with problems, too. None when the table as a whole cannot be read. */
  List<Written> read(Table table) {
    Optional<Row> first = table.header();
    if (first.isEmpty()) {
      problems.add(
          Problem.at(at(0), "", "holds no row", "expected the names of columns in the first row"));
      return List.of();
    }
    TableHeader header = new TableHeader(first.get(), known());
    header.check(at(first.get().line()), known(), problems, notes);
    if (!header.columns().containsKey(kind.needed())) {
      problems.add(
          Problem.at(
              at(first.get().line()),
              "",
              "no column is named " + kind.needed(),
              "expected the names of columns in the first row, such as " + kind.example()));
      return List.of();
    }
    return table.values().stream().map(row -> read(row, header)).toList();
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>(keys.keySet());
    kind.nameColumn().ifPresent(known::add);
    return known;
  }

  private Place at(int line) {
    return new Place(file, line);
  }

  private Written read(Row row, TableHeader header) {
    checkCells(row, header);
    Map<TableColumn, Content> cells = new LinkedHashMap<>();
    Optional<String> name = Optional.empty();
    for (TableColumn column : header.columns().values()) {
      String value = row.value(column.index());
      if (kind.nameColumn().filter(column.name()::equals).isPresent()) {
        name = Optional.of(value.replace('\u00a0', ' ').strip()).filter(text -> !text.isEmpty());
      } else {
        Key<?> key = keys.get(column.name());
        List<String> values = new CellText(key).values(value);
        if (!values.isEmpty()) {
          cells.put(column, new Content(values, key.isMany()));
        }
        hintAtBlanks(row, column, value);
      }
    }
    return new Written(at(row.line()), name, cells);
  }

  private void checkCells(Row row, TableHeader header) {
    List<Cell> cells = new ArrayList<>(row.cells());
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String column = "column " + TableColumn.letters(i);
      if (!cell.wrong().isEmpty()) {
        problems.add(
            Problem.at(
                at(row.line()),
                column,
                cell.wrong(),
                "expected quotes around the whole cell, and quotes in it doubled"));
      } else if (!cell.value().isBlank() && !header.isNamed(i)) {
        problems.add(
            Problem.at(
                at(row.line()),
                column,
                "a value in a column without a name",
                "expected a name in the first row, or nothing here"));
      }
    }
  }

  private void hintAtBlanks(Row row, TableColumn column, String value) {
    if (keys.get(column.name()).type().isVerbatim() && !value.equals(value.strip())) {
      notes.hint(
          at(row.line()),
          "column "
              + column.letters()
              + ", "
              + column.name()
              + ", has a blank before or after it"
              + " that counts");
    }
  }
}
