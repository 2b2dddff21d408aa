package io.postern.account.table;

/**
 * A cell.
 *
 * @param raw as it stands in the file, with its quotes
 * @param value what is meant, without them
 * @param wrong what is wrong with its quotes, without full stop; empty when nothing is
 */
public record Cell(String raw, String value, String wrong) {
  /** A new cell, in quotes when its value needs them. */
  static Cell of(String value) {
    boolean special =
        value.chars().anyMatch(c -> c == '\t' || c == '"' || c == '\r' || c == '\n')
            || value.startsWith("#");
    return new Cell(special ? '"' + value.replace("\"", "\"\"") + '"' : value, value, "");
  }

  /** Without its text, which may be a password. */
  @Override
  public String toString() {
    return "cell of " + value.length() + " characters";
  }
}
