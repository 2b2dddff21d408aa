package io.postern.queue;

import io.postern.disk.DurableFiles;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.mail.Envelope;
import io.postern.store.Store;
import io.postern.store.Tx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the queue in order at the start, after whatever ended the last process. */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final int CHUNK = 500;

  /** A mail during whose attempts the process died so often is the likely reason. */
  private static final int MAX_UNFINISHED = 10;

  private final Store store;
  private final QueueRows rows;
  private final Contents contents;
  private final Commits commits;
  private final Journal journal;
  private final Leftovers leftovers;
  private final Interventions interventions;
  private final Clock clock;

  Recovery(
      Store store,
      QueueRows rows,
      Contents contents,
      Commits commits,
      Journal journal,
      Interventions interventions,
      Clock clock) {
    this.store = store;
    this.rows = rows;
    this.contents = contents;
    this.commits = commits;
    this.journal = journal;
    this.leftovers = new Leftovers(rows, journal);
    this.interventions = interventions;
    this.clock = clock;
  }

  /** See {@link Queue#inDoubt}. */
  List<Queued> inDoubt() {
    List<Queued> all = new ArrayList<>();
    List<Queued> chunk;
    do {
      chunk = commits.commit(this::inDoubt);
      all.addAll(chunk);
    } while (!chunk.isEmpty());
    for (Row row : store.read(tx -> rows.wishing(tx, Integer.MAX_VALUE))) {
      interventions.fulfil(row.mailId(), row.wish());
    }
    return all;
  }

  private List<Queued> inDoubt(Tx tx, Changes changes) throws SQLException {
    List<Queued> found = new ArrayList<>();
    Instant now = clock.instant();
    for (Row row : rows.sending(tx, CHUNK)) {
      for (QueuedRecipient each : row.queued().recipients()) {
        if (each.state() == QueuedRecipient.State.OPEN) {
          journal.append(
              tx,
              row.mailId(),
              null,
              Event.IN_DOUBT,
              each.address().toString(),
              "the gateway ended before the server's answer was recorded");
        }
      }
      leftovers.write(tx, changes, row, afterDeath(row, now), now);
      found.add(row.queued());
    }
    return found;
  }

  private static Row afterDeath(Row row, Instant now) {
    int unfinished = row.unfinished() + 1;
    boolean poison = unfinished >= MAX_UNFINISHED;
    Queued q = row.queued();
    Queued after =
        poison
            ? Orders.moved(
                q,
                State.HELD,
                now,
                "the gateway ended " + unfinished + " times while this mail was being sent")
            : Orders.moved(
                q, State.DUE, now, "in doubt: the gateway ended while it was being sent");
    return row.with(Settling.attempted(after)).unfinished(unfinished);
  }

  /** See {@link Queue#reassign}. */
  int reassign(Collection<String> known, Function<Envelope, String> chooser) {
    int count = 0;
    List<String> present =
        store.read(tx -> tx.query("SELECT DISTINCT destination FROM queue", r -> r.getString(1)));
    for (String destination : present) {
      while (!known.contains(destination)) {
        int moved = commits.commit((tx, changes) -> reassign(tx, changes, destination, chooser));
        count += moved;
        if (moved == 0) {
          break;
        }
      }
    }
    return count;
  }

  private int reassign(
      Tx tx, Changes changes, String destination, Function<Envelope, String> chooser)
      throws SQLException {
    int count = 0;
    for (Row row : rows.ofDestination(tx, destination, CHUNK)) {
      String other = chooser.apply(row.queued().envelope());
      if (!other.equals(destination)) {
        commits.forget(row);
        Row after = row.with(Settling.leavingBy(row.queued(), other));
        rows.update(tx, after);
        changes.became(row, after);
        count++;
      }
    }
    return count;
  }

  /** See {@link Queue#sweep}. */
  int sweep() throws IOException {
    int[] removed = {0};
    contents
        .files()
        .forEach(
            file -> {
              if (isOurs(file) && !isNamed(file)) {
                Files.deleteIfExists(file);
                removed[0]++;
              }
            });
    long from = 0;
    List<Row> chunk;
    do {
      long after = from;
      chunk = store.read(tx -> rows.inFiles(tx, after, CHUNK));
      for (Row row : chunk) {
        from = row.seq();
        tellWhenMissing(row);
      }
    } while (!chunk.isEmpty());
    return removed[0];
  }

  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ContentFiles.ENDING)
        || name.endsWith(ContentFiles.ENDING + DurableFiles.PART);
  }

  private boolean isNamed(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(ContentFiles.ENDING)) {
      return false;
    }
    String mailId = name.substring(0, name.length() - ContentFiles.ENDING.length());
    return store.read(tx -> rows.find(tx, mailId)).map(Row::inFile).orElse(false);
  }

  private void tellWhenMissing(Row row) {
    if (!contents.files().exists(row.mailId())) {
      LOG.error(
          "Queued mail {}: its content {} is missing; it is held when its turn comes",
          row.mailId(),
          contents.files().path(row.mailId()));
    }
  }
}
