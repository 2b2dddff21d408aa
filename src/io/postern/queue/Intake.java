package io.postern.queue;

import io.postern.journal.Journal;
import io.postern.journal.Line;
import io.postern.store.StoreException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Takes mails into the queue, and keeps those in memory that are likely to be sent at once. */
final class Intake {
  private final QueueRows rows;
  private final Contents contents;
  private final Fresh fresh;
  private final Dispatch dispatch;
  private final Commits commits;
  private final Journal journal;
  private final QueueMeter meter;
  private final Clock clock;
  private final AtomicLong lastSeq;

  /**
   * @param lastSeq the number of the last mail so far
   */
  Intake(
      QueueRows rows,
      Contents contents,
      Fresh fresh,
      Dispatch dispatch,
      Commits commits,
      Journal journal,
      QueueMeter meter,
      Clock clock,
      long lastSeq) {
    this.rows = rows;
    this.contents = contents;
    this.fresh = fresh;
    this.dispatch = dispatch;
    this.commits = commits;
    this.journal = journal;
    this.meter = meter;
    this.clock = clock;
    this.lastSeq = new AtomicLong(lastSeq);
  }

  /** See {@link Queue#put}. */
  CompletableFuture<Void> put(Deposit deposit, List<Line> lines) {
    Incoming incoming;
    try {
      incoming = prepare(deposit);
    } catch (StoreException e) {
      return CompletableFuture.failedFuture(e);
    }
    return commits
        .write(
            (tx, changes) -> {
              incoming.insert(tx, rows, changes);
              Incoming.append(tx, journal, incoming.row().mailId(), lines);
              keepWhenDue(incoming);
              return null;
            })
        .handle((done, failure) -> ended(incoming, failure));
  }

  /** Makes a mail ready for the rows to be written. */
  Incoming prepare(Deposit deposit) {
    return Incoming.of(deposit, lastSeq.incrementAndGet(), clock.instant(), contents);
  }

  /** Before it is durable, since it may be sent in the moment in which it is. */
  private void keepWhenDue(Incoming incoming) {
    Queued queued = incoming.row().queued();
    if (incoming.octets() != null
        && incoming.row().isSendable()
        && !queued.dueAt().isAfter(clock.instant())
        && dispatch.resting(queued.destination()).isEmpty()) {
      fresh.add(incoming.row(), incoming.kept());
    }
  }

  private Void ended(Incoming incoming, Throwable failure) {
    if (failure == null) {
      meter.accepted(incoming.row().queued().size());
      return null;
    }
    fresh.remove(incoming.row().mailId());
    if (incoming.octets() == null) {
      contents.remove(incoming.row().mailId());
    }
    throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }
}
