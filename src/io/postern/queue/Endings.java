package io.postern.queue;

import io.postern.journal.Journal;
import io.postern.store.StoreException;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes how attempts ended, and waits for the store as long as that takes. */
final class Endings {
  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
  private static final long SECONDS_BETWEEN_TRIES = 1;

  private final QueueRows rows;
  private final Contents contents;
  private final Commits commits;
  private final Journal journal;
  private final Leftovers leftovers;
  private final QueueMeter meter;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);

  Endings(
      QueueRows rows,
      Contents contents,
      Commits commits,
      Journal journal,
      QueueMeter meter,
      Clock clock) {
    this.rows = rows;
    this.contents = contents;
    this.commits = commits;
    this.journal = journal;
    this.leftovers = new Leftovers(rows, journal);
    this.meter = meter;
    this.clock = clock;
  }

  /**
   * Writes what became of a mail by an attempt; to be called once for each.
   *
   * @param prepare makes a notice ready
   * @return what a person wants to be done with what is left; null for nothing more
   * @throws StoreException when the store fails and this is closed, or this thread interrupted,
   *     before it works again
   */
  Wish write(Passage passage, Settlement settlement, Function<Deposit, Incoming> prepare) {
    Queued after = Settling.after(passage.row().queued(), settlement);
    Ended ended = persist(passage, settlement, after, prepare);
    if (ended.gone() && passage.row().inFile()) {
      contents.remove(after.mailId());
    }
    Settling.tell(meter, settlement);
    return ended.wish();
  }

  private record Ended(boolean gone, Wish wish) {}

  private Ended persist(
      Passage passage, Settlement settlement, Queued after, Function<Deposit, Incoming> prepare) {
    boolean told = false;
    while (true) {
      try {
        return commit(passage, settlement, after, prepare);
      } catch (StoreException e) {
        if (!told) {
          LOG.error(
              "What became of mail {} cannot be written; this is tried until it can: {}",
              after.mailId(),
              e.getMessage());
          told = true;
        }
        if (isClosing()) {
          throw e;
        }
      }
    }
  }

  private boolean isClosing() {
    try {
      return closing.await(SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Ended commit(
      Passage passage, Settlement settlement, Queued after, Function<Deposit, Incoming> prepare) {
    List<Incoming> notices = settlement.notices().stream().map(prepare).toList();
    boolean gone = !Settling.isOpen(after);
    return commits.commit(
        (tx, changes) -> {
          Incoming.append(tx, journal, after.mailId(), settlement.lines());
          for (Incoming notice : notices) {
            notice.insert(tx, rows, changes);
          }
          if (gone) {
            rows.delete(tx, passage.row());
            changes.left(passage.row());
            return new Ended(true, null);
          }
          return left(tx, changes, passage.row(), after);
        });
  }

  private Ended left(Tx tx, Changes changes, Row row, Queued after) throws SQLException {
    Instant now = clock.instant();
    Row before = row.wishing(rows.wish(tx, row.seq()).orElse(null));
    Wish wish = leftovers.write(tx, changes, before, before.with(after).unfinished(0), now);
    boolean gone = before.wish() != null && before.wish().operation() instanceof Operation.Remove;
    return new Ended(gone, wish);
  }

  /** Nobody waits for the store any more. */
  void close() {
    closing.countDown();
  }
}
