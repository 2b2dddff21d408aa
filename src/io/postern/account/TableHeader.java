package io.postern.account;

import io.postern.account.table.Row;
import io.postern.advice.Nearest;
import io.postern.advice.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The first row of a table: which column means which key. Names may be written with capitals, and
 * with blanks or underscores for hyphens. Other columns are people's notes.
 */
final class TableHeader {
  private final Map<String, TableColumn> columns = new LinkedHashMap<>();
  private final List<TableColumn> others = new ArrayList<>();
  private final Row row;

  /**
   * @param known the names that mean something
   */
  TableHeader(Row row, Set<String> known) {
    this.row = row;
    for (int i = 0; i < row.cells().size(); i++) {
      String name = plain(row.value(i));
      TableColumn column = new TableColumn(i, name);
      if (!known.contains(name) || columns.putIfAbsent(name, column) != null) {
        others.add(column);
      }
    }
  }

  private static String plain(String name) {
    return name.replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
  }

  /** The columns that mean something, in their order. */
  Map<String, TableColumn> columns() {
    return columns;
  }

  /** Whether a column has a name, be it only somebody's note. */
  boolean isNamed(int column) {
    return !plain(row.value(column)).isEmpty();
  }

  /** Finds what is wrong with the names, and what is probably not meant. */
  void check(Place place, Set<String> known, Problems problems, Notes notes) {
    for (TableColumn other : others) {
      TableColumn first = columns.get(other.name());
      if (first != null) {
        problems.add(
            Problem.at(
                place,
                "column " + other.letters(),
                Quoted.text(other.name()) + " is the name of column " + first.letters() + ", too",
                "expected it once"));
      } else if (!other.name().isEmpty()) {
        String written = row.value(other.index()).strip();
        notes.hint(place, "column " + other.letters() + ", " + unused(written, known));
      }
    }
  }

  private static String unused(String name, Set<String> known) {
    return Quoted.text(name)
        + ", is no key and not used"
        + Nearest.to(name, known).map(near -> "; did you mean " + near + "?").orElse("");
  }
}
