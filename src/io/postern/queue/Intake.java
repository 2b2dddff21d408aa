package io.postern.queue;

import io.postern.journal.Journal;
import io.postern.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
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

  /** See {@link Queue#put(List)}. */
  CompletableFuture<Void> put(List<Arrival> arrivals) {
    List<Incoming> coming = new ArrayList<>(arrivals.size());
    try {
      for (Arrival arrival : arrivals) {
        if (arrival.deposit().isPresent()) {
          coming.add(prepare(arrival.deposit().get()));
        }
      }
    } catch (StoreException e) {
      coming.forEach(this::forget);
      return CompletableFuture.failedFuture(e);
    }
    return commits
        .write(
            (tx, changes) -> {
              for (Incoming incoming : coming) {
                incoming.insert(tx, rows, changes);
                keepWhenDue(incoming);
              }
              for (Arrival arrival : arrivals) {
                Incoming.append(tx, journal, arrival.mailId(), arrival.lines());
              }
              return null;
            })
        .handle((done, failure) -> ended(coming, failure));
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

  private Void ended(List<Incoming> coming, Throwable failure) {
    if (failure == null) {
      coming.forEach(incoming -> meter.accepted(incoming.row().queued().size()));
      return null;
    }
    coming.forEach(this::forget);
    throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }

  private void forget(Incoming incoming) {
    fresh.remove(incoming.row().mailId());
    if (incoming.octets() == null) {
      contents.remove(incoming.row().mailId());
    }
  }
}
