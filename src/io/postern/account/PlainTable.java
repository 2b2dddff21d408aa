package io.postern.account;

import io.postern.account.secret.Sealed;
import io.postern.account.table.Row;
import io.postern.account.table.Table;
import io.postern.account.text.Parsed;
import io.postern.account.text.SecretText;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table's file with its passwords, those that everybody can read among them. */
final class PlainTable {
  private final Path file;
  private final byte[] before;
  private final Surroundings surroundings;
  private final SecretText type;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Found> plain = new ArrayList<>();
  private Table table;
  private int sealed;
  private int elsewhere;
  private int commented;

  private PlainTable(Path file, byte[] before, Surroundings surroundings) {
    this.file = file;
    this.before = before;
    this.surroundings = surroundings;
    this.type = surroundings.secrets();
  }

  /** A plain password. */
  private record Found(Row row, int column, Secret secret) {}

  /**
   * Reads a file and changes nothing.
   *
   * @throws IOException when it cannot be read
   */
  static PlainTable read(Path file, Surroundings surroundings) throws IOException {
    PlainTable plain = new PlainTable(file, Files.readAllBytes(file), surroundings);
    Table.Reading reading = Table.of(plain.before);
    if (reading instanceof Table.Reading.Good good) {
      plain.table = good.table();
      plain.search();
    } else if (reading instanceof Table.Reading.Bad bad) {
      plain.wrong(0, bad.wrong(), bad.advice());
    }
    return plain;
  }

  private void search() {
    Map<Integer, Key<?>> columns = table.header().map(this::secretColumns).orElseGet(Map::of);
    if (columns.isEmpty()) {
      wrong(
          table.header().map(Row::line).orElse(0),
          "no column is named password",
          "expected a table whose first row names its columns, with tabs between them");
      return;
    }
    for (Row row : table.values()) {
      checkQuotes(row);
      columns.forEach((column, key) -> look(row, column, key));
    }
    int width = table.header().orElseThrow().cells().size();
    commented = (int) table.rows().stream().filter(row -> isDisabled(row, width)).count();
  }

  /** Whether somebody made a comment of a row that held values. */
  private static boolean isDisabled(Row row, int width) {
    long tabs = row.cells().size() - 1 + row.value(0).chars().filter(c -> c == '\t').count();
    return row.kind() == Row.Kind.COMMENT && row.value(0).startsWith("#") && tabs > width / 2;
  }

  /** Where quotes make no sense, nobody knows which cell is which. */
  private void checkQuotes(Row row) {
    for (int i = 0; i < row.cells().size(); i++) {
      String wrong = row.cells().get(i).wrong();
      if (!wrong.isEmpty()) {
        wrong(
            row.line(),
            "column " + TableColumn.letters(i) + " " + wrong,
            "expected quotes around the whole cell, and quotes in it doubled");
      }
    }
  }

  private Map<Integer, Key<?>> secretColumns(Row header) {
    Map<String, Key<?>> secrets = secrets();
    Map<Integer, Key<?>> columns = new LinkedHashMap<>();
    new TableHeader(header, secrets.keySet())
        .columns()
        .forEach((name, column) -> columns.put(column.index(), secrets.get(name)));
    return columns;
  }

  private Map<String, Key<?>> secrets() {
    Schema schema = new Schema(new Keys(surroundings).all());
    return Stream.of(TableKind.values())
        .flatMap(kind -> kind.keys(schema).entrySet().stream())
        .filter(entry -> entry.getValue().type() instanceof SecretText)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
  }

  private void look(Row row, int column, Key<?> key) {
    for (String text : new CellText(key).values(row.value(column))) {
      if (Sealed.is(text)) {
        sealed++;
      } else if (!SecretText.isPlain(text)) {
        elsewhere++;
      } else if (type.parse(text) instanceof Parsed.Good<Secret> good) {
        plain.add(new Found(row, column, good.value()));
      } else {
        wrong(
            row.line(),
            "column " + TableColumn.letters(column) + " holds no password",
            "expected one line of text");
      }
    }
  }

  private void wrong(int line, String wrong, String advice) {
    problems.add(new Problem(String.valueOf(file.getFileName()), line, "", wrong, advice));
  }

  /** What keeps the table from being changed. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Whether no password is plain. */
  boolean isDone() {
    return plain.isEmpty();
  }

  /**
   * Writes the file with other values in place of the plain passwords.
   *
   * @throws IOException when that fails, or the file was changed meanwhile; then it is as it was
   */
  void replaceBy(Function<Secret, String> sealing) throws IOException {
    Table changed = table;
    for (Found found : plain) {
      Row row = changed.rowAt(found.row().line());
      changed = changed.with(row, found.column(), sealing.apply(found.secret()));
    }
    byte[] after = changed.octets();
    if (!Arrays.equals(before, Files.readAllBytes(file))) {
      throw new IOException("was changed by somebody else at this moment; nothing was done");
    }
    SameRights.replace(file, after);
  }

  /** What was done, or what would be. */
  List<String> report(boolean dryRun) {
    List<String> lines = new ArrayList<>();
    String name = String.valueOf(file.getFileName());
    lines.add(
        name
            + ": "
            + Summary.count(plain.size(), "password")
            + (dryRun ? " would be encrypted, " : " encrypted, ")
            + sealed
            + " encrypted before, "
            + elsewhere
            + " kept elsewhere");
    if (commented > 0) {
      lines.add(
          name
              + ": "
              + Summary.count(commented, "row")
              + " after a # may hold passwords, too; comments are not touched");
    }
    return lines;
  }
}
