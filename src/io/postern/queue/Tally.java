package io.postern.queue;

import io.postern.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How many mails stand how. Counted once at the start and kept up in memory, since nobody else
 * changes the queue: a count in the database would cost every mail a write, or every look a scan.
 */
final class Tally {
  private final long[] mails = new long[State.values().length];
  private final long[] octets = new long[State.values().length];

  /** Looks at all mails. */
  synchronized void census(Tx tx) throws SQLException {
    tx.each(
        "SELECT state, count(*), sum(size) FROM queue GROUP BY state",
        r -> {
          State state = State.valueOf(r.getString(1).toUpperCase(Locale.ROOT));
          add(state, r.getLong(2), r.getLong(3));
        });
  }

  synchronized void add(State state, long number, long size) {
    mails[state.ordinal()] += number;
    octets[state.ordinal()] += size;
  }

  synchronized void apply(Changes.Change change) {
    if (change.before() != null) {
      add(change.before().state(), -1, -change.before().queued().size());
    }
    if (change.after() != null) {
      add(change.after().state(), 1, change.after().queued().size());
    }
  }

  synchronized QueueCounts counts(Optional<Instant> oldest) {
    Map<State, QueueCounts.Count> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, new QueueCounts.Count(mails[state.ordinal()], octets[state.ordinal()]));
    }
    return new QueueCounts(counts, oldest);
  }
}
