package io.postern.queue;

import io.postern.mail.Priority;
import io.postern.store.Store;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Lets mail go that waits for a connection to the provider (F85, F86). */
final class Connections {
  private static final int CHUNK = 1_000;
  private static final String AWAITING = " WHERE awaits = 1 AND priority = ? AND accepted_at <= ?";

  private final Store store;
  private final QueueSettings settings;
  private final Tally tally;
  private final Dispatch dispatch;
  private final Clock clock;

  Connections(Store store, QueueSettings settings, Tally tally, Dispatch dispatch, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.tally = tally;
    this.dispatch = dispatch;
    this.clock = clock;
  }

  /** See {@link Queue#connectionBegins}. */
  int begins() {
    boolean nobodyWaits =
        store
            .read(tx -> tx.first("SELECT 1 FROM queue WHERE awaits = 1 LIMIT 1", r -> r.getInt(1)))
            .isEmpty();
    int count = 0;
    for (Priority priority : nobodyWaits ? new Priority[0] : Priority.values()) {
      count += begins(priority);
    }
    if (count > 0) {
      dispatch.refresh();
    }
    return count;
  }

  private record Chunk(int mails, long octets) {}

  private int begins(Priority priority) {
    Instant now = clock.instant();
    Instant accepted = now.minus(settings.schedules().get(priority).freeze());
    int count = 0;
    Chunk chunk;
    do {
      chunk = store.commit(tx -> chunk(tx, priority, accepted, now));
      tally.add(State.FROZEN, -chunk.mails(), -chunk.octets());
      tally.add(State.DUE, chunk.mails(), chunk.octets());
      count += chunk.mails();
    } while (chunk.mails() == CHUNK);
    return count;
  }

  private static Chunk chunk(Tx tx, Priority priority, Instant accepted, Instant now)
      throws SQLException {
    String which = "SELECT seq FROM queue" + AWAITING + " ORDER BY accepted_at, seq LIMIT " + CHUNK;
    Optional<Long> octets =
        tx.first(
            "SELECT sum(size) FROM queue WHERE seq IN (" + which + ")",
            r -> r.getLong(1),
            priority.ordinal(),
            accepted);
    int mails =
        tx.update(
            "UPDATE queue SET state = 'due', due_at = ?, awaits = 0, note = ''"
                + " WHERE seq IN ("
                + which
                + ")",
            now,
            priority.ordinal(),
            accepted);
    return new Chunk(mails, octets.orElse(0L));
  }
}
