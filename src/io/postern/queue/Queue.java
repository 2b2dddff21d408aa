package io.postern.queue;

import io.postern.journal.Journal;
import io.postern.journal.Line;
import io.postern.mail.Envelope;
import io.postern.store.Store;
import io.postern.store.StoreException;
import io.postern.store.Tx;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Outgoing mail on stable storage, from its acceptance until each recipient has it or never will.
 *
 * <p>A mail is a row and a content; both are committed at once, or the content is in a file that is
 * durable before the row is. It is sent when it is due or its freezing time is over: high priority
 * first, then normal, then low, and within a priority in the order in which mails became due (F84,
 * F87).
 */
public final class Queue implements Attempts, AutoCloseable {
  private static final long FRESH_OCTETS = 16L << 20;

  private final Store store;
  private final Clock clock;
  private final QueueRows rows = new QueueRows();
  private final Tally tally = new Tally();
  private final Fresh fresh = new Fresh(FRESH_OCTETS);
  private final Dispatch dispatch;
  private final Contents contents;
  private final Intake intake;
  private final Passages passages;
  private final Interventions interventions;
  private final Recovery recovery;
  private final Connections connections;

  /**
   * Looks at all mails once, to count them.
   *
   * @param overdue whose senders hear something although a destination rests
   * @param returns writes to senders whose mail a person removes
   * @param wake hears of destinations that a person wants to be tried now
   * @param reach is asked before each attempt
   * @throws IOException when the folder of the settings cannot be made
   * @throws StoreException when the database cannot be read
   */
  public Queue(
      Store store,
      Journal journal,
      QueueSettings settings,
      Overdue overdue,
      Returns returns,
      Wake wake,
      QueueMeter meter,
      Reach reach,
      Clock clock)
      throws IOException {
    this.store = store;
    this.clock = clock;
    ContentFiles files = new ContentFiles(settings.folder());
    contents = new Contents(store, rows, files, settings.inDatabase());
    dispatch = new Dispatch(new Waiting(store, overdue), clock);
    Commits commits = new Commits(store, tally, fresh, dispatch);
    long last = store.read(this::census);
    intake = new Intake(rows, contents, fresh, dispatch, commits, journal, meter, clock, last);
    connections = new Connections(store, settings, tally, dispatch, clock);
    passages =
        new Passages(
            rows,
            contents,
            fresh,
            dispatch,
            commits,
            journal,
            overdue,
            connections::begins,
            reach,
            meter,
            clock);
    interventions =
        new Interventions(
            store,
            rows,
            contents,
            destination -> wakeUp(destination, wake),
            commits,
            journal,
            returns,
            intake::prepare,
            clock);
    recovery = new Recovery(store, rows, contents, commits, journal, interventions, clock);
  }

  private long census(Tx tx) throws SQLException {
    tally.census(tx);
    return rows.lastSeq(tx);
  }

  private void wakeUp(String destination, Wake wake) {
    dispatch.restUntil(destination, clock.instant());
    wake.wake(destination);
  }

  /**
   * Takes a mail. Its content is read before this returns.
   *
   * @param lines for the journal, about this mail
   * @return completes when content, row and lines are on stable storage; exceptionally, with a
   *     {@link StoreException}, when nothing of it was written
   * @throws IllegalArgumentException when it has no recipients
   */
  public CompletableFuture<Void> put(Deposit deposit, List<Line> lines) {
    return put(List.of(Arrival.of(deposit, lines)));
  }

  /** As {@link #put(Deposit, List)}, for several mails in one commit: all of them or none. */
  public CompletableFuture<Void> put(List<Arrival> arrivals) {
    return intake.put(arrivals);
  }

  /** A mail of the queue. */
  public Optional<Queued> find(String mailId) {
    return store.read(tx -> rows.find(tx, mailId)).map(Row::queued);
  }

  /** The mails that match, newest first. */
  public List<Queued> list(QueueQuery query) {
    return store.read(tx -> rows.list(tx, query)).stream().map(Row::queued).toList();
  }

  /** How many mails match, whatever the limit of the query. */
  public long count(QueueQuery query) {
    return store.read(tx -> rows.count(tx, query));
  }

  /** What is in the queue; takes no longer when there is more. */
  public QueueCounts counts() {
    return tally.counts(store.read(rows::oldest));
  }

  /**
   * Writes a mail's content as it was accepted; the stream stays open.
   *
   * @throws NoSuchElementException when the mail is not in the queue
   * @throws IOException from the stream, or when the content is missing
   */
  public void content(String mailId, OutputStream out) throws IOException {
    content(mailId, 0, Long.MAX_VALUE, out);
  }

  /**
   * As {@link #content(String, OutputStream)}, some of the octets.
   *
   * @param offset octets to leave out; beyond the end nothing is written
   * @param max octets to write, at the most
   */
  public void content(String mailId, long offset, long max, OutputStream out) throws IOException {
    contents.copy(mailId, offset, max, out);
  }

  /** As {@link #apply(Operation, Selection, String, Consumer)}, with all results at once. */
  public List<Done> apply(Operation operation, Selection which, String byWhom) {
    List<Done> all = new ArrayList<>();
    interventions.apply(operation, which, byWhom, all::addAll);
    return all;
  }

  /**
   * Does something to mails, also to those that are being sent: to what is left when their attempt
   * is over.
   *
   * @param byWhom for the journal
   * @param progress hears of the next mails that it was done to; it is durable then
   * @return how many mails it was done to, or tried to
   * @throws StoreException when it could not be written; what {@code progress} heard of stays done
   */
  public long apply(
      Operation operation, Selection which, String byWhom, Consumer<List<Done>> progress) {
    return interventions.apply(operation, which, byWhom, progress);
  }

  /**
   * A connection to the provider begins: what waits for one becomes due, but for what is still
   * frozen for the time that its priority is to be frozen for (F85, F86).
   *
   * @return how many mails became due by this
   */
  public int connectionBegins() {
    return connections.begins();
  }

  /**
   * Waits until no mail that may be sent now is waiting or being sent; for F72.
   *
   * @param patience how long, at the most
   * @return whether it is so; false at once when nobody takes mail out of the queue, and when the
   *     waiting thread is interrupted
   */
  public boolean awaitIdle(Duration patience) {
    try {
      return dispatch.idleness().await(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * To be called at the start, before the first attempt: what was being sent when the last process
   * died becomes due again, or what a person wanted of it, and the journal says so.
   *
   * @return how these mails stood; their open recipients may have the mail
   */
  public List<Queued> inDoubt() {
    if (passages.areUnderWay()) {
      throw new IllegalStateException("attempts have begun already");
    }
    return recovery.inDoubt();
  }

  /**
   * To be called at the start, before the first attempt: mails whose destination is not there any
   * more get another.
   *
   * @param known all destinations that there are
   * @param chooser names one of them
   * @return how many mails there were
   */
  public int reassign(Collection<String> known, Function<Envelope, String> chooser) {
    return recovery.reassign(known, chooser);
  }

  /**
   * To be called at the start, before the first mail is put: removes files that no mail names, and
   * logs mails whose file somebody took away.
   *
   * @return how many files were removed
   * @throws IOException when the folder cannot be read
   */
  public int sweep() throws IOException {
    return recovery.sweep();
  }

  @Override
  public Begun begin(String mailId) {
    return passages.begin(mailId);
  }

  @Override
  public void settle(Transit transit, Settlement settlement) {
    Wish wish = passages.settle(transit, settlement, intake::prepare);
    if (wish != null) {
      interventions.fulfil(transit.queued().mailId(), wish);
    }
  }

  @Override
  public void restUntil(String destination, Instant moment) {
    dispatch.restUntil(destination, moment);
    fresh.removeDestination(destination);
  }

  /**
   * Ends an attempt that nobody settled: the mail is due again in a minute, and later each time,
   * and held when that goes on for days.
   *
   * @param why for the note
   * @return false when it was settled
   */
  boolean giveBack(Transit transit, String why) {
    if (!passages.isUnderWay(transit)) {
      return false;
    }
    settle(transit, GivenBack.settlement(transit, why, clock.instant()));
    return true;
  }

  Dispatch dispatch() {
    return dispatch;
  }

  /** Attempts under way that wait for the store wait no longer. */
  @Override
  public void close() {
    passages.close();
    dispatch.wake();
  }
}
