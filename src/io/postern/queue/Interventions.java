package io.postern.queue;

import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.mail.Mail;
import io.postern.mail.OneLine;
import io.postern.queue.Done.Result;
import io.postern.store.Store;
import io.postern.store.StoreException;
import io.postern.store.Tx;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what people want of mails in the queue, some hundred of them to a commit. */
final class Interventions {
  private static final Logger LOG = LoggerFactory.getLogger(Interventions.class);
  private static final int CHUNK = 200;
  private static final int TRIES = 10;

  private final Store store;
  private final QueueRows rows;
  private final Contents contents;
  private final Consumer<String> wake;
  private final Commits commits;
  private final Journal journal;
  private final Returns returns;
  private final Function<Deposit, Incoming> prepare;
  private final Clock clock;

  /**
   * @param wake is told of destinations that are to be tried at once
   */
  Interventions(
      Store store,
      QueueRows rows,
      Contents contents,
      Consumer<String> wake,
      Commits commits,
      Journal journal,
      Returns returns,
      Function<Deposit, Incoming> prepare,
      Clock clock) {
    this.store = store;
    this.rows = rows;
    this.contents = contents;
    this.wake = wake;
    this.commits = commits;
    this.journal = journal;
    this.returns = returns;
    this.prepare = prepare;
    this.clock = clock;
  }

  /** See {@link Queue#apply(Operation, Selection, String, Consumer)}. */
  long apply(Operation operation, Selection which, String byWhom, Consumer<List<Done>> progress) {
    String who = OneLine.of(byWhom, 100);
    if (which instanceof Selection.Named named) {
      List<String> ids = named.mailIds();
      for (int from = 0; from < ids.size(); from += CHUNK) {
        List<String> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
        progress.accept(chunk(operation, chunk, who));
      }
      return ids.size();
    }
    return matching(operation, ((Selection.Matching) which).query(), who, progress);
  }

  /** From the newest to the oldest; what the operation itself puts into the queue is not met. */
  private long matching(
      Operation operation, QueueQuery query, String who, Consumer<List<Done>> progress) {
    long below = Long.MAX_VALUE;
    long count = 0;
    while (true) {
      List<Place> places = places(query, below);
      if (places.isEmpty()) {
        return count;
      }
      below = places.get(places.size() - 1).seq();
      progress.accept(chunk(operation, places.stream().map(Place::mailId).toList(), who));
      count += places.size();
    }
  }

  private record Place(long seq, String mailId) {}

  private List<Place> places(QueueQuery query, long below) {
    QueueSelect select = new QueueSelect("seq, mail_id", query, below, CHUNK);
    return store.read(
        tx -> tx.query(select.sql(), r -> new Place(r.getLong(1), r.getString(2)), select.args()));
  }

  private List<Done> chunk(Operation operation, List<String> ids, String who) {
    if (operation instanceof Operation.Return) {
      return ids.stream().map(id -> returned(id, who)).toList();
    }
    List<Row> gone = new ArrayList<>();
    Set<String> wanted = new HashSet<>();
    List<Done> done =
        commits.commit(
            (tx, changes) -> {
              gone.clear();
              List<Done> each = new ArrayList<>(ids.size());
              for (String id : ids) {
                each.add(new Done(id, one(tx, changes, operation, id, who, wanted)));
              }
              changes.all().stream()
                  .filter(c -> c.after() == null)
                  .forEach(c -> gone.add(c.before()));
              return each;
            });
    gone.forEach(this::removeFile);
    wanted.forEach(wake);
    return done;
  }

  private Result one(
      Tx tx, Changes changes, Operation operation, String id, String who, Set<String> destinations)
      throws SQLException {
    Row row = rows.find(tx, id).orElse(null);
    if (row == null) {
      return Result.NOT_THERE;
    }
    commits.forget(row);
    if (operation instanceof Operation.SendNow) {
      destinations.add(row.queued().destination());
    }
    if (row.state() == State.SENDING) {
      return wish(tx, row, operation, who);
    }
    Orders.Result result = Orders.of(operation, row.queued(), who, clock.instant());
    if (result instanceof Orders.Changed changed) {
      Row after = row.with(changed.queued()).wishing(null);
      rows.update(tx, after);
      journal.append(tx, id, null, changed.event(), null, changed.detail());
      changes.became(row, after);
      return Result.DONE;
    } else if (result instanceof Orders.Removed removed) {
      rows.delete(tx, row);
      journal.append(tx, id, null, removed.event(), null, removed.detail());
      changes.left(row);
      return Result.DONE;
    }
    return Result.UNCHANGED;
  }

  /** A later wish replaces an earlier one; to unfreeze is to give up the wish to freeze. */
  private Result wish(Tx tx, Row row, Operation operation, String who) throws SQLException {
    if (!(operation instanceof Operation.Unfreeze)) {
      rows.wish(tx, row.seq(), new Wish(operation, who));
      return Result.AFTER_ATTEMPT;
    }
    if (row.wish() != null && row.wish().operation() instanceof Operation.Freeze) {
      rows.wish(tx, row.seq(), null);
      return Result.AFTER_ATTEMPT;
    }
    return Result.UNCHANGED;
  }

  /** Removes a mail and tells its sender, in one commit. */
  Done returned(String id, String who) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Result> result = tryToReturn(id, who);
      if (result.isPresent()) {
        return new Done(id, result.get());
      }
    }
    return new Done(id, Result.UNCHANGED);
  }

  /** Empty when the mail changed while the notice was being written. */
  private Optional<Result> tryToReturn(String id, String who) {
    try (Opened opened = contents.open(id).orElse(null)) {
      if (opened == null) {
        return Optional.of(Result.NOT_THERE);
      }
      Queued queued = opened.row().queued();
      Incoming notice = notice(queued, opened.mail(queued)).orElse(null);
      Optional<Result> result =
          commits.commit((tx, changes) -> exchange(tx, changes, opened.row(), notice, who));
      boolean removed = result.isPresent() && result.get() != Result.AFTER_ATTEMPT;
      if (removed) {
        removeFile(opened.row());
      } else if (notice != null) {
        removeFile(notice.row());
      }
      return result;
    } catch (MissingContentException | IOException e) {
      LOG.error("Mail {} cannot be returned to its sender: {}", id, e.getMessage());
      return Optional.of(Result.UNCHANGED);
    }
  }

  /** While it is being sent nothing is written: who still has to be told is not known yet. */
  private Optional<Incoming> notice(Queued queued, Mail mail) throws IOException {
    return queued.state() == State.SENDING
        ? Optional.empty()
        : returns.of(queued, mail).map(prepare);
  }

  private Optional<Result> exchange(Tx tx, Changes changes, Row seen, Incoming notice, String who)
      throws SQLException {
    Row row = rows.find(tx, seen.mailId()).orElse(null);
    if (row == null || (!row.equals(seen) && row.state() != State.SENDING)) {
      return Optional.empty();
    }
    commits.forget(row);
    if (row.state() == State.SENDING) {
      rows.wish(tx, row.seq(), new Wish(new Operation.Return(), who));
      return Optional.of(Result.AFTER_ATTEMPT);
    }
    rows.delete(tx, row);
    changes.left(row);
    if (notice == null) {
      String words = "by " + who + "; there is no sender who could be told";
      journal.append(tx, row.mailId(), null, Event.REMOVED, null, words);
      return Optional.of(Result.NOBODY_TO_TELL);
    }
    notice.insert(tx, rows, changes);
    String words = "by " + who + "; its sender is told by mail " + notice.row().mailId();
    journal.append(tx, row.mailId(), null, Event.RETURNED, null, words);
    return Optional.of(Result.DONE);
  }

  private void removeFile(Row row) {
    if (row.inFile()) {
      contents.remove(row.mailId());
    }
  }

  /** What a person wanted while an attempt was under way, and what could not be done in its end. */
  void fulfil(String mailId, Wish wish) {
    try {
      returned(mailId, wish.byWhom());
    } catch (StoreException e) {
      LOG.error(
          "Mail {} is held until the next start, which returns it to its sender: {}",
          mailId,
          e.getMessage());
    }
  }
}
