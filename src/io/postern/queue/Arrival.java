package io.postern.queue;

import io.postern.journal.Line;
import java.util.List;
import java.util.Optional;

/**
 * One of the mails that come into the queue together.
 *
 * @param mailId whom the lines are about
 * @param deposit the mail; empty when there is only something to be said about it
 * @param lines for the journal
 */
public record Arrival(String mailId, Optional<Deposit> deposit, List<Line> lines) {

  public Arrival {
    lines = List.copyOf(lines);
  }

  /**
   * A mail that is to be kept.
   *
   * @throws IllegalArgumentException when it has no recipients
   */
  public static Arrival of(Deposit deposit, List<Line> lines) {
    String id = deposit.mail().id();
    if (deposit.mail().envelope().recipients().isEmpty()) {
      throw new IllegalArgumentException("mail " + id + " has no recipients");
    }
    return new Arrival(id, Optional.of(deposit), lines);
  }

  /** A mail that is not to be kept; only the journal knows of it. */
  public static Arrival dropped(String mailId, Line line) {
    return new Arrival(mailId, Optional.empty(), List.of(line));
  }
}
