package io.postern.queue;

import io.postern.mail.Priority;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Asks the database what may be sent. Each question is answered by a few steps in one index,
 * whatever the number of mails: destination by destination and priority by priority.
 */
final class DueRows {
  static final String DESTINATIONS =
      "WITH RECURSIVE known (name) AS ("
          + "SELECT min(destination) FROM queue WHERE state IN ('due', 'frozen')"
          + " UNION ALL SELECT (SELECT min(destination) FROM queue"
          + " WHERE state IN ('due', 'frozen') AND destination > known.name)"
          + " FROM known WHERE known.name IS NOT NULL)"
          + " SELECT name FROM known WHERE name IS NOT NULL";

  static final String DUE =
      "SELECT seq, mail_id, due_at FROM queue WHERE state IN ('due', 'frozen')"
          + " AND destination = ? AND priority = ? AND due_at <= ? ORDER BY due_at, seq LIMIT ?";

  static final String NEXT =
      "SELECT due_at FROM queue WHERE state IN ('due', 'frozen')"
          + " AND destination = ? AND priority = ? AND due_at > ? ORDER BY due_at LIMIT 1";

  /**
   * An answer.
   *
   * @param candidates the first ones, in order
   * @param all whether there are no more
   * @param next when more mail becomes due; empty for never
   */
  record Answer(List<Candidate> candidates, boolean all, Optional<Instant> next) {}

  /**
   * What may be sent.
   *
   * @param resting destinations that are to be left out
   * @param max how many mails, at the most
   */
  Answer ask(Tx tx, Instant now, Collection<String> resting, int max) throws SQLException {
    List<Candidate> due = new ArrayList<>();
    Instant next = null;
    List<String> destinations = new ArrayList<>(tx.query(DESTINATIONS, r -> r.getString(1)));
    destinations.removeAll(resting);
    for (Priority priority : Priority.values()) {
      // what is less urgent does not matter when there is enough that is more urgent
      boolean enough = due.size() > max;
      for (String destination : destinations) {
        if (!enough) {
          due.addAll(due(tx, now, destination, priority, max + 1));
        }
        Instant other = next(tx, now, destination, priority);
        next = next == null || (other != null && other.isBefore(next)) ? other : next;
      }
    }
    Collections.sort(due);
    boolean all = due.size() <= max;
    return new Answer(all ? due : due.subList(0, max), all, Optional.ofNullable(next));
  }

  private static List<Candidate> due(
      Tx tx, Instant now, String destination, Priority priority, int max) throws SQLException {
    return tx.query(
        DUE,
        r ->
            new Candidate(
                r.getLong(1),
                r.getString(2),
                destination,
                priority,
                Instant.ofEpochMilli(r.getLong(3))),
        destination,
        priority.ordinal(),
        now,
        max);
  }

  private static Instant next(Tx tx, Instant now, String destination, Priority priority)
      throws SQLException {
    return tx.first(
            NEXT, r -> Instant.ofEpochMilli(r.getLong(1)), destination, priority.ordinal(), now)
        .orElse(null);
  }
}
