package io.postern.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the rows of a table are. */
enum TableKind {
  ACCOUNTS("accounts", "accounts.*.", "account", "account, host, username, password"),
  RECIPIENTS("recipients", "recipients[].", "", "address, accounts");

  private final String group;
  private final String prefix;
  private final String name;
  private final String example;

  TableKind(String group, String prefix, String name, String example) {
    this.group = group;
    this.prefix = prefix;
    this.name = name;
    this.example = example;
  }

  /** The key that they stand below in application.yaml. */
  String group() {
    return group;
  }

  /** The column that holds their name; empty when they have none. */
  Optional<String> nameColumn() {
    return Optional.of(name).filter(text -> !text.isEmpty());
  }

  /** The column that every table has. */
  String needed() {
    return nameColumn().orElse("accounts");
  }

  /** Names of columns, for messages. */
  String example() {
    return example;
  }

  /** The keys that a row may have, by the names of their columns. */
  Map<String, Key<?>> keys(Schema schema) {
    Map<String, Key<?>> keys = new LinkedHashMap<>();
    for (String path : schema.paths()) {
      String rest = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
      if (!rest.isEmpty() && !rest.contains("[]") && !rest.contains("*")) {
        keys.put(rest, schema.key(path).orElseThrow());
      }
    }
    return keys;
  }
}
