package io.postern.account;

import io.postern.account.TableRows.Content;
import io.postern.account.TableRows.Written;
import io.postern.advice.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts rows of tables into the tree of what is written. */
final class TableNodes {
  private final Problems problems;

  TableNodes(Problems problems) {
    this.problems = problems;
  }

  /** Adds accounts; environment variables and the command line win over their cells. */
  void addAccounts(Node root, List<Written> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Node group = root.childAt(TableKind.ACCOUNTS.group(), rows.get(0).place());
    Map<String, Place> seen = new HashMap<>();
    group.named().stream()
        .filter(account -> account.place().line() > 0)
        .forEach(account -> seen.put(account.name(), account.place()));
    for (Written row : rows) {
      if (row.name().isEmpty()) {
        problems.add(
            Problem.at(
                row.place(), "", "the account has no name", "expected it in column account"));
      } else {
        addAccount(group, row, row.name().get(), seen);
      }
    }
  }

  private void addAccount(Node group, Written row, String name, Map<String, Place> seen) {
    Place other = seen.putIfAbsent(name, row.place());
    if (other != null) {
      problems.add(
          Problem.at(
              row.place(),
              "",
              "the account " + Quoted.text(name) + " is written in " + other + ", too",
              "expected it once"));
      return;
    }
    Node account = group.childAt(name, row.place());
    account.moveTo(row.place());
    addCells(account, row);
  }

  /** Adds recipients behind those that are there. */
  void addRecipients(Node root, List<Written> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Node group = root.childAt(TableKind.RECIPIENTS.group(), rows.get(0).place());
    for (Written row : rows) {
      Node recipient = new Node(group.path() + "[]", "", row.place());
      addCells(recipient, row);
      group.append(recipient);
    }
  }

  private void addCells(Node parent, Written row) {
    row.cells().forEach((column, content) -> addCell(parent, row.place(), column, content));
  }

  private void addCell(Node parent, Place place, TableColumn column, Content content) {
    int dot = column.name().indexOf('.');
    Node group = dot < 0 ? parent : parent.childAt(column.name().substring(0, dot), place);
    String name = column.name().substring(dot + 1);
    String path = parent.path() + "." + column.name() + " (column " + column.letters() + ")";
    if (group.hasText()) {
      problems.add(
          Problem.at(place, path, "stands beside " + group.name(), "expected one of them"));
    } else if (group.child(name).isEmpty()) {
      group.put(node(path, name, place, content));
    } else if (group.child(name).get().isGroup()) {
      problems.add(Problem.at(place, path, "stands beside keys below it", "expected one of them"));
    }
  }

  private static Node node(String path, String name, Place place, Content content) {
    Node node = new Node(path, name, place);
    if (!content.isList()) {
      node.write(content.values().get(0));
      return node;
    }
    for (String value : content.values()) {
      Node item = new Node(path, "", place);
      item.write(value);
      node.append(item);
    }
    return node;
  }
}
