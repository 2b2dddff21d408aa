package io.postern.queue;

import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.mail.Mail;
import io.postern.store.StoreException;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends the attempts; the class of the queue that the relay's promises depend on. */
final class Passages {
  private static final Logger LOG = LoggerFactory.getLogger(Passages.class);

  private final QueueRows rows;
  private final Contents contents;
  private final Fresh fresh;
  private final Dispatch dispatch;
  private final Commits commits;
  private final Journal journal;
  private final Overdue overdue;
  private final Runnable connects;
  private final Reach reach;
  private final Endings endings;
  private final Clock clock;
  private final Map<String, Passage> underWay = new ConcurrentHashMap<>();

  /**
   * @param connects is told when mail leaves that waited for a connection: now there will be one
   * @param reach is asked before each attempt
   */
  Passages(
      QueueRows rows,
      Contents contents,
      Fresh fresh,
      Dispatch dispatch,
      Commits commits,
      Journal journal,
      Overdue overdue,
      Runnable connects,
      Reach reach,
      QueueMeter meter,
      Clock clock) {
    this.rows = rows;
    this.contents = contents;
    this.fresh = fresh;
    this.dispatch = dispatch;
    this.commits = commits;
    this.journal = journal;
    this.overdue = overdue;
    this.connects = connects;
    this.reach = reach;
    this.clock = clock;
    this.endings = new Endings(rows, contents, commits, journal, meter, clock);
  }

  boolean areUnderWay() {
    return !underWay.isEmpty();
  }

  @SuppressWarnings("ReferenceEquality") // an attempt like it is not it
  boolean isUnderWay(Transit transit) {
    Passage passage = underWay.get(transit.queued().mailId());
    return passage != null && passage.transit() == transit;
  }

  /** What the database answers to the wish to begin. */
  private record Answer(Row before, String refusal) {}

  /** See {@link Attempts#begin}. */
  Begun begin(String mailId) {
    Opened opened;
    try {
      Optional<Opened> there = open(mailId);
      if (there.isEmpty()) {
        return new Begun.Withdrawn("it is not in the queue any more");
      }
      opened = there.get();
    } catch (MissingContentException missing) {
      hold(missing);
      return new Begun.Withdrawn(missing.getMessage());
    }
    Queued queued = opened.row().queued();
    Optional<Runnable> letGo = reach.keep(queued);
    if (letGo.isPresent()) {
      return begin(mailId, opened, letGo.get());
    }
    opened.close();
    putBack(mailId);
    // the connection may have come up in between, and what waits was told before this mail waited
    reach.keep(queued).ifPresent(this::tellOfConnection);
    return new Begun.Withdrawn("it waits for a connection");
  }

  private Begun begin(String mailId, Opened opened, Runnable letGo) {
    boolean granted = false;
    try {
      Answer answer = commits.commit((tx, changes) -> begin(tx, changes, mailId));
      if (answer.refusal() != null) {
        return new Begun.Withdrawn(answer.refusal());
      }
      granted = true;
      Begun.Granted begun = new Begun.Granted(depart(answer.before(), opened, letGo));
      if (answer.before().queued().awaitsConnection()) {
        tellOfConnection();
      }
      return begun;
    } finally {
      if (!granted) {
        opened.close();
        letGo.run();
      }
    }
  }

  /** The connection ended before the mail's turn came, or the mail is to be tried again. */
  private void putBack(String mailId) {
    Placement place = Placement.awaitingConnection();
    commits.commit(
        (tx, changes) -> {
          Row row = rows.find(tx, mailId).orElse(null);
          if (row != null && row.isSendable() && !row.queued().dueAt().isAfter(clock.instant())) {
            Row waiting = row.with(Orders.placed(row.queued(), place));
            rows.update(tx, waiting);
            commits.forget(row);
            changes.became(row, waiting);
          }
          return null;
        });
  }

  private void tellOfConnection(Runnable letGo) {
    tellOfConnection();
    letGo.run();
  }

  /** What waits for the same goes along; if it cannot, it goes with another. */
  private void tellOfConnection() {
    try {
      connects.run();
    } catch (StoreException e) {
      LOG.warn("What waits for a connection goes with the next one: {}", e.getMessage());
    }
  }

  private Optional<Opened> open(String mailId) throws MissingContentException {
    Fresh.Entry entry = fresh.get(mailId);
    if (entry == null) {
      return contents.open(mailId);
    }
    Mail mail = entry.mail();
    return Optional.of(new Opened(entry.row(), mail.content(), mail.header(), null));
  }

  private Answer begin(Tx tx, Changes changes, String mailId) throws SQLException {
    Fresh.Entry entry = fresh.get(mailId);
    Row row = entry != null ? entry.row() : rows.find(tx, mailId).orElse(null);
    if (row == null) {
      return new Answer(null, "it is not in the queue any more");
    }
    Optional<String> refusal = refusal(row);
    if (refusal.isPresent()) {
      return new Answer(null, refusal.get());
    }
    if (!rows.begin(tx, row.seq())) {
      return new Answer(null, "it is not in the queue yet");
    }
    changes.became(row, sending(row));
    return new Answer(row, null);
  }

  private Optional<String> refusal(Row row) {
    Queued queued = row.queued();
    Instant now = clock.instant();
    if (!row.isSendable()) {
      return Optional.of(queued.state() == State.HELD ? queued.note() : "it is being sent already");
    }
    if (queued.dueAt().isAfter(now)) {
      return Optional.of("it is not to be sent before " + queued.dueAt());
    }
    return dispatch
        .resting(queued.destination())
        .filter(moment -> !overdue.concerns(queued, now))
        .map(moment -> queued.destination() + " rests until " + moment);
  }

  private static Row sending(Row row) {
    Queued q = row.queued();
    return row.with(Orders.moved(q, State.SENDING, q.dueAt(), q.note()));
  }

  private Transit depart(Row before, Opened opened, Runnable letGo) {
    fresh.remove(before.mailId());
    Transit transit = new Transit(before.queued(), opened.mail(before.queued()));
    underWay.put(before.mailId(), new Passage(transit, sending(before), opened, letGo));
    return transit;
  }

  private void hold(MissingContentException missing) {
    LOG.error("{}; the mail is held", missing.getMessage());
    commits.commit(
        (tx, changes) -> {
          Row row = rows.find(tx, missing.row().mailId()).orElse(null);
          if (row != null && row.isSendable()) {
            Queued q = row.queued();
            Row held = row.with(Orders.moved(q, State.HELD, q.dueAt(), "its content is missing"));
            rows.update(tx, held);
            journal.append(tx, row.mailId(), null, Event.HELD, null, missing.getMessage());
            changes.became(row, held);
          }
          return null;
        });
  }

  /**
   * See {@link Attempts#settle}. Should the store fail, this waits until it works again, since what
   * was sent must not be sent again.
   *
   * @param prepare makes a notice ready
   * @return what a person wants to be done with what is left; null for nothing more
   * @throws StoreException when the queue is closed, or this thread interrupted, before
   */
  Wish settle(Transit transit, Settlement settlement, Function<Deposit, Incoming> prepare) {
    Passage passage = departed(transit);
    try {
      return endings.write(passage, settlement, prepare);
    } finally {
      passage.end();
    }
  }

  /** Settled once, whatever comes of it: a second time would undo the first. */
  @SuppressWarnings("ReferenceEquality") // an attempt like it is not it
  private Passage departed(Transit transit) {
    Passage passage = underWay.get(transit.queued().mailId());
    if (passage == null || passage.transit() != transit) {
      throw new IllegalStateException(
          "the attempt at mail " + transit.queued().mailId() + " was settled already");
    }
    underWay.remove(transit.queued().mailId());
    return passage;
  }

  /** Nobody waits for the store any more. */
  void close() {
    endings.close();
  }
}
