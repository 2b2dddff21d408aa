package io.postern.account;

import io.postern.account.TableRows.Written;
import io.postern.account.table.Encoding;
import io.postern.account.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables that settings name, read and put into the tree of what is written, so that the same
 * rules hold for them as for application.yaml (F135, F136).
 */
final class Tables {
  private final Schema schema;
  private final Problems problems;
  private final Notes notes;
  private final Optional<Path> accountsFile;
  private final Optional<Path> recipientsFile;
  private final List<Written> accounts;
  private final List<Written> recipients;

  Tables(TableKeys keys, Section root, Schema schema, Notes notes) {
    this.schema = schema;
    this.problems = root.problems();
    this.notes = notes;
    this.accountsFile = root.get(keys.accounts);
    this.recipientsFile = root.get(keys.recipients);
    if (accountsFile.isPresent() && accountsFile.equals(recipientsFile)) {
      root.wrong(keys.recipients, "is the table of accounts, too", "expected another file");
      this.accounts = List.of();
      this.recipients = List.of();
    } else {
      this.accounts = read(accountsFile, TableKind.ACCOUNTS);
      this.recipients = read(recipientsFile, TableKind.RECIPIENTS);
    }
  }

  private List<Written> read(Optional<Path> path, TableKind kind) {
    if (path.isEmpty()) {
      return List.of();
    }
    String file = String.valueOf(path.get().getFileName());
    Table.Reading reading = Table.read(path.get());
    if (reading instanceof Table.Reading.Bad bad) {
      problems.add(new Problem(file, 0, "", bad.wrong(), bad.advice()));
      return List.of();
    }
    Table table = ((Table.Reading.Good) reading).table();
    if (table.encoding() == Encoding.WINDOWS_1252) {
      notes.hint(new Place(file, 0), "is not UTF-8 and was read as Windows-1252");
    }
    return new TableRows(file, kind, schema, problems, notes).read(table);
  }

  /** The files that were read. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    accountsFile.ifPresent(files::add);
    recipientsFile.ifPresent(files::add);
    return files;
  }

  /** The names of the accounts in the table. */
  List<String> accountNames() {
    return accounts.stream().flatMap(row -> row.name().stream()).distinct().toList();
  }

  /** Adds the rows to the tree. */
  void addTo(Node root) {
    TableNodes nodes = new TableNodes(problems);
    nodes.addAccounts(root, accounts);
    nodes.addRecipients(root, recipients);
  }
}
