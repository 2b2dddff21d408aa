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
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /** Mails whose moments follow close upon each other are taken up together. */
  private static final Duration BETWEEN_LOADS = Duration.ofMillis(20);

  private static final Duration BETWEEN_LOADS_WHEN_BUSY = Duration.ofMillis(250);

  private final Source source;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Known known = new Known(MAX_KNOWN);
  private final Map<Long, Candidate> reserved = new HashMap<>();
  private final Map<String, Instant> resting = new HashMap<>();

  /** Null unless somebody is asking the database. */
  private List<Candidate> meanwhile;

  private Instant wakeAt = Instant.MAX;
  private Instant loadedAt = Instant.MIN;
  private boolean failing;

  /** Where mails are asked for. */
  @FunctionalInterface
  interface Source {
    DueRows.Answer ask(Instant now, Set<String> resting, int max);
  }

  Dispatch(Source source, Clock clock) {
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
        Candidate first = known.first();
        if (first != null) {
          reserved.put(first.seq(), first);
          if (!known.isEmpty()) {
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

  private boolean isStale() {
    if (meanwhile != null) {
      return false;
    }
    if (known.isEmpty() && !known.isComplete() && !failing) {
      return true;
    }
    Instant now = clock.instant();
    if (now.isBefore(wakeAt)) {
      return false;
    }
    Duration pause = known.isEmpty() ? BETWEEN_LOADS : BETWEEN_LOADS_WHEN_BUSY;
    return loadedAt == Instant.MIN || !now.isBefore(loadedAt.plus(pause));
  }

  private void await() throws InterruptedException {
    Instant now = clock.instant();
    Duration wait = PATIENCE;
    if (meanwhile == null && wakeAt.isBefore(now.plus(PATIENCE))) {
      wait = Duration.between(now, wakeAt);
      wait = wait.compareTo(BETWEEN_LOADS) < 0 ? BETWEEN_LOADS : wait;
    }
    changed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Asks the database without the lock, so that nobody who commits has to wait for it. */
  private void load() {
    meanwhile = new ArrayList<>();
    Instant now = clock.instant();
    resting.values().removeIf(moment -> !moment.isAfter(now));
    Set<String> left = Set.copyOf(resting.keySet());
    known.loading();
    // those that are reserved are due in the database, too, until their attempts begin
    int max = MAX_KNOWN + reserved.size();
    DueRows.Answer answer = null;
    lock.unlock();
    try {
      answer = source.ask(now, left, max);
    } catch (StoreException e) {
      if (!failing) {
        LOG.warn("What is due cannot be read, no mail is sent until it can: {}", e.getMessage());
      }
    } finally {
      lock.lock();
      loaded(now, answer);
    }
  }

  private void loaded(Instant now, DueRows.Answer answer) {
    List<Candidate> offered = meanwhile;
    meanwhile = null;
    failing = answer == null;
    loadedAt = now;
    wakeAt = resting.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
    if (answer == null) {
      wakeUpAt(now.plus(AFTER_FAILURE));
    } else {
      answer.next().ifPresent(this::wakeUpAt);
      known.replace(answer.candidates(), answer.all(), this::mayBeGivenOut);
    }
    offered.forEach(this::place);
    changed.signalAll();
  }

  private boolean mayBeGivenOut(Candidate candidate) {
    return !reserved.containsKey(candidate.seq()) && !resting.containsKey(candidate.destination());
  }

  private void wakeUpAt(Instant moment) {
    wakeAt = moment.isBefore(wakeAt) ? moment : wakeAt;
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
    known.remove(candidate.seq());
    if (candidate.dueAt().isAfter(clock.instant())) {
      if (candidate.dueAt().isBefore(wakeAt)) {
        wakeAt = candidate.dueAt();
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
      known.remove(seq);
      if (meanwhile != null) {
        meanwhile.removeIf(c -> c.seq() == seq);
      }
    } finally {
      lock.unlock();
    }
  }

  /** An attempt was settled; whatever its mail becomes is offered anew. */
  void settled(long seq) {
    lock.lock();
    try {
      reserved.remove(seq);
    } finally {
      lock.unlock();
    }
  }

  /** Whoever took a mail is done with it; what is still due of it is given out again. */
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
        wakeUpAt(moment);
        changed.signal();
      } else if (resting.remove(destination) != null) {
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
      return Optional.ofNullable(resting.get(destination))
          .filter(moment -> moment.isAfter(clock.instant()));
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing that may be sent now is waiting or being sent. */
  boolean isIdle() {
    lock.lock();
    try {
      return meanwhile == null
          && known.isEmpty()
          && known.isComplete()
          && reserved.isEmpty()
          && clock.instant().isBefore(wakeAt);
    } finally {
      lock.unlock();
    }
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
