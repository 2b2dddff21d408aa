package io.postern.fetch;

import io.postern.journal.Event;
import io.postern.mail.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is to be written about one mail together with its next change in the ledger: lines of the
 * journal, and outcomes of attempts. One commit instead of three, and nothing is told before it is
 * true.
 *
 * @param lines in the order in which things happened
 * @param attempts in the order in which they were made
 */
record Notes(List<Line> lines, List<Attempt> attempts) {

  /** A line of the journal; recipient and detail may be null. */
  record Line(Event event, String recipient, String detail) {}

  /** What an attempt at an endpoint yielded, per recipient. */
  record Attempt(String endpoint, Map<String, Outcome> outcomes) {}

  Notes {
    lines = List.copyOf(lines);
    attempts = List.copyOf(attempts);
  }

  /** Nothing to write. */
  static final Notes NONE = new Notes(List.of(), List.of());

  /** These and one more line. */
  Notes and(Event event, String recipient, String detail) {
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(event, recipient, detail));
    return new Notes(more, attempts);
  }
}
