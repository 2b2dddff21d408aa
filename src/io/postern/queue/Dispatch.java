package io.postern.queue;

import io.postern.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out the mails that may be sent, each to one worker, in the order of {@link Candidate}.
 *
 * <p>It knows the first ones of them, and whether there are more in the database. While there are
 * none, what is committed comes straight here and nobody asks the database. The database is asked
 * when the known ones are used up and there are more, and when another mail's moment has come.
 */
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final int MAX_KNOWN = 400;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final DueSource source;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Known known = new Known(MAX_KNOWN);
  private final Idleness idleness = new Idleness(lock, this::nothingIsLeft);
  private final Map<Long, Candidate> reserved = new HashMap<>();
  private final Resting resting = new Resting();
  private final OverdueMails overdue = new OverdueMails(resting);
  private final Alarm alarm = new Alarm(overdue::askAgain);

  /** Null unless somebody is asking the database. */
  private List<Candidate> meanwhile;

  private boolean failing;

  Dispatch(DueSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * The next mail, reserved for the caller until {@link #done} or until its attempt is settled;
   * waits for one.
   *
   * @param open whether the caller still wants one; see {@link #wake}
   * @return empty when the caller does not want one any more
   */
  Optional<Candidate> take(BooleanSupplier open) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (open.getAsBoolean()) {
        if (isStale()) {
          load();
          continue;
        }
        Candidate first = first();
        if (first != null) {
          reserved.put(first.seq(), first);
          if (!known.isEmpty() || !overdue.isEmpty()) {
            changed.signal();
          }
          return Optional.of(first);
        }
        await();
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** What is overdue takes no time, since nothing is sent of it. */
  private Candidate first() {
    Candidate told = overdue.first();
    if (told != null) {
      known.remove(told.seq());
      return told;
    }
    Candidate first = known.first();
    if (first != null) {
      overdue.remove(first.seq());
    }
    return first;
  }

  private boolean isStale() {
    if (meanwhile != null) {
      return false;
    }
    if (known.isEmpty() && !known.isComplete() && !failing) {
      return true;
    }
    return alarm.rings(clock.instant(), !known.isEmpty());
  }

  private void await() throws InterruptedException {
    Duration wait = meanwhile == null ? alarm.wait(clock.instant()) : Alarm.PATIENCE;
    changed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Asks the database without the lock, so that nobody who commits has to wait for it. */
  private void load() {
    meanwhile = new ArrayList<>();
    Instant now = clock.instant();
    Set<String> left = resting.at(now);
    boolean askForOverdue = overdue.areToBeAskedFor(now);
    known.loading();
    // those that are reserved are due in the database, too, until their attempts begin
    int max = MAX_KNOWN + reserved.size();
    DueRows.Answer answer = null;
    OverdueRows.Found found = OverdueRows.Found.NONE;
    lock.unlock();
    try {
      found = askForOverdue ? source.overdue(now, left) : found;
      answer = source.ask(now, left, max);
    } catch (StoreException e) {
      if (!failing) {
        LOG.warn("What is due cannot be read, no mail is sent until it can: {}", e.getMessage());
      }
    } finally {
      lock.lock();
      if (askForOverdue) {
        overdue.asked(found, now, candidate -> !reserved.containsKey(candidate.seq()));
      }
      loaded(now, answer);
    }
  }

  private void loaded(Instant now, DueRows.Answer answer) {
    List<Candidate> offered = meanwhile;
    meanwhile = null;
    failing = answer == null;
    alarm.loaded(now);
    if (!resting.isEmpty()) {
      alarm.at(resting.soonestEnd());
    }
    if (answer == null) {
      alarm.at(now.plus(AFTER_FAILURE));
    } else {
      answer.next().ifPresent(alarm::at);
      known.replace(answer.candidates(), answer.all(), this::mayBeGivenOut);
    }
    offered.forEach(this::place);
    changed.signalAll();
    idleness.mayHaveChanged();
  }

  private boolean mayBeGivenOut(Candidate candidate) {
    return !reserved.containsKey(candidate.seq()) && !resting.has(candidate.destination());
  }

  /** A mail may be sent from a moment on, and that is durable. */
  void offer(Candidate candidate) {
    lock.lock();
    try {
      if (meanwhile != null) {
        meanwhile.add(candidate);
      } else {
        place(candidate);
      }
    } finally {
      lock.unlock();
    }
  }

  private void place(Candidate candidate) {
    remove(candidate.seq());
    if (candidate.dueAt().isAfter(clock.instant())) {
      if (alarm.at(candidate.dueAt())) {
        changed.signal();
      }
    } else if (mayBeGivenOut(candidate) && known.add(candidate)) {
      changed.signal();
    }
  }

  /** A mail may not be sent any more. */
  void withdraw(long seq) {
    lock.lock();
    try {
      remove(seq);
      if (meanwhile != null) {
        meanwhile.removeIf(c -> c.seq() == seq);
      }
      idleness.mayHaveChanged();
    } finally {
      lock.unlock();
    }
  }

  private void remove(long seq) {
    known.remove(seq);
    if (!resting.isEmpty()) {
      overdue.remove(seq);
    }
  }

  /** An attempt was settled; whatever its mail becomes is offered anew. */
  void settled(long seq) {
    lock.lock();
    try {
      reserved.remove(seq);
      idleness.mayHaveChanged();
    } finally {
      lock.unlock();
    }
  }

  /** Whoever took a mail is done with it; what is still due of it is given out again. */
  @SuppressWarnings("ReferenceEquality") // the mail may be reserved anew, for somebody else
  void done(Candidate candidate) {
    lock.lock();
    try {
      if (reserved.get(candidate.seq()) == candidate) {
        reserved.remove(candidate.seq());
        known.incomplete();
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Much has changed in the database. */
  void refresh() {
    lock.lock();
    try {
      known.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** See {@link Attempts#restUntil}. */
  void restUntil(String destination, Instant moment) {
    lock.lock();
    try {
      if (moment.isAfter(clock.instant())) {
        resting.put(destination, moment);
        known.removeDestination(destination);
        overdue.askSoon();
        alarm.at(moment);
        changed.signal();
        idleness.mayHaveChanged();
      } else if (resting.remove(destination)) {
        known.clear();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The moment until which a destination rests; empty when it does not. */
  Optional<Instant> resting(String destination) {
    lock.lock();
    try {
      return resting.until(destination).filter(moment -> moment.isAfter(clock.instant()));
    } finally {
      lock.unlock();
    }
  }

  Idleness idleness() {
    return idleness;
  }

  private boolean nothingIsLeft() {
    return meanwhile == null
        && known.isEmpty()
        && known.isComplete()
        && reserved.isEmpty()
        && alarm.isLaterThan(clock.instant());
  }

  /** Lets all that wait ask themselves whether they still want to. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
