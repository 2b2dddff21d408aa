package io.postern.queue;

import java.time.Instant;

/**
 * What a person asked for while a mail was being sent; it is kept with the mail, so that it is
 * remembered when the process dies meanwhile.
 */
record Wish(Operation operation, String byWhom) {

  /** For a column: the operation's initial, its argument if it has one, and who, by tabs. */
  String text() {
    if (operation instanceof Operation.Freeze freeze) {
      return "F\t" + byWhom + "\t" + freeze.until().toEpochMilli();
    } else if (operation instanceof Operation.Hold hold) {
      return "H\t" + byWhom + "\t" + hold.reason();
    } else if (operation instanceof Operation.SendNow) {
      return "S\t" + byWhom + "\t";
    } else if (operation instanceof Operation.Remove) {
      return "X\t" + byWhom + "\t";
    } else if (operation instanceof Operation.Return) {
      return "R\t" + byWhom + "\t";
    }
    throw new IllegalArgumentException("not a thing to remember: " + operation);
  }

  /** The opposite of {@link #text}; null for null. */
  static Wish of(String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split("\t", 3);
    Operation operation =
        switch (parts[0]) {
          case "F" -> new Operation.Freeze(Instant.ofEpochMilli(Long.parseLong(parts[2])));
          case "H" -> new Operation.Hold(parts[2]);
          case "S" -> new Operation.SendNow();
          case "X" -> new Operation.Remove();
          case "R" -> new Operation.Return();
          default -> throw new IllegalArgumentException("not a wish: \"" + text + "\"");
        };
    return new Wish(operation, parts[1]);
  }
}
