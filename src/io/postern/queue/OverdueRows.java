package io.postern.queue;

import io.postern.mail.Priority;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks for {@link Overdue} mails of destinations that rest, from the oldest mail on, in rounds: no
 * round looks at more than some thousand mails, and the next goes on where it stopped. So no index
 * is needed, which every mail would have to enter. Not for several threads.
 */
final class OverdueRows {
  static final String NEXT =
      "SELECT seq, accepted_at <= ?, state IN ('due', 'frozen') AND due_at <= ?"
          + " AND (delay_told = 0 OR accepted_at <= ?), mail_id, destination, priority, due_at"
          + " FROM queue WHERE seq > ? ORDER BY seq LIMIT ?";

  private static final Priority[] PRIORITIES = Priority.values();
  private static final int CHUNK = 1_000;

  private final Overdue overdue;
  private final int maxLooked;
  private final int maxFound;
  private long position;

  /**
   * @param maxLooked mails that a round looks at, about
   * @param maxFound mails that a round finds, about
   */
  OverdueRows(Overdue overdue, int maxLooked, int maxFound) {
    this.overdue = overdue;
    this.maxLooked = maxLooked;
    this.maxFound = maxFound;
  }

  /**
   * What a round found.
   *
   * @param candidates the oldest first
   * @param more whether it stopped because it had found enough
   */
  record Found(List<Candidate> candidates, boolean more) {
    static final Found NONE = new Found(List.of(), false);
  }

  /** Where a chunk ended. */
  private static final class Chunk {
    private int looked;
    private boolean young;
  }

  Found ask(Tx tx, Instant now, Set<String> resting) throws SQLException {
    List<Candidate> found = new ArrayList<>();
    int looked = 0;
    while (looked < maxLooked && found.size() < maxFound) {
      Chunk chunk = chunk(tx, now, resting, found);
      looked += chunk.looked;
      if (chunk.young || chunk.looked < CHUNK) {
        position = 0;
        return new Found(found, false);
      }
    }
    return new Found(found, found.size() >= maxFound);
  }

  /** Mails come in the order of acceptance: behind one that is too young there are only such. */
  private Chunk chunk(Tx tx, Instant now, Set<String> resting, List<Candidate> found)
      throws SQLException {
    Chunk chunk = new Chunk();
    tx.each(
        NEXT,
        r -> {
          chunk.looked++;
          position = r.getLong(1);
          chunk.young |= r.getInt(2) == 0;
          if (r.getInt(2) == 1 && r.getInt(3) == 1 && resting.contains(r.getString(5))) {
            found.add(
                new Candidate(
                    position,
                    r.getString(4),
                    r.getString(5),
                    PRIORITIES[r.getInt(6)],
                    Instant.ofEpochMilli(r.getLong(7))));
          }
        },
        overdue.youngest(now),
        now,
        overdue.expired(now),
        position,
        CHUNK);
    return chunk;
  }
}
