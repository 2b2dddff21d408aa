package io.postern.fetch;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in a mailbox: nobody, a session, or somebody else for a moment; never two. Safe for
 * several threads.
 */
final class Occupancy {
  private static final Logger LOG = LoggerFactory.getLogger(Occupancy.class);

  /** Where a session is. */
  enum Phase {
    IDLE,
    WAITING,
    RUNNING,
    BY_HAND
  }

  private final String account;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
  private final AtomicReference<Runnable> awaiting = new AtomicReference<>();
  private final Object turn = new Object();

  Occupancy(String account) {
    this.account = account;
  }

  /** Whether a session is under way. */
  boolean isSession() {
    return phase.get() == Phase.RUNNING;
  }

  /** Reserves the mailbox for a session; false when it is reserved or taken already. */
  boolean reserve() {
    return phase.compareAndSet(Phase.IDLE, Phase.WAITING);
  }

  /** Runs the session for which the mailbox was reserved. */
  void session(Runnable session) {
    phase.set(Phase.BY_HAND);
    doAwaiting();
    phase.set(Phase.RUNNING);
    try {
      session.run();
    } finally {
      // a stop of the route waits for sessions, not for changes, which may stop it themselves
      become(Phase.BY_HAND);
      becomeIdle();
    }
  }

  /** As {@link MailboxConsumer#alone}. */
  <T> T alone(Duration patience, Callable<T> errand) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (turn) {
      while (!phase.compareAndSet(Phase.IDLE, Phase.BY_HAND)) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new IllegalStateException(
              "somebody is in the mailbox of %s: a session of the gateway, or another command; try"
                      .formatted(account)
                  + " again when it has ended");
        }
        turn.wait(left / 1_000_000 + 1);
      }
    }
    try {
      return errand.call();
    } finally {
      becomeIdle();
    }
  }

  /** As {@link MailboxConsumer#whenIdle}. */
  boolean whenIdle(Runnable change) {
    awaiting.set(change);
    if (phase.compareAndSet(Phase.IDLE, Phase.BY_HAND)) {
      becomeIdle();
    }
    return awaiting.get() == change;
  }

  /** Waits until no session is under way; gives up after so many milliseconds. */
  void awaitSessionEnd(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    synchronized (turn) {
      while (isSession() && System.nanoTime() - end < 0) {
        turn.wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    }
  }

  /** To be called by whoever is in the mailbox, and leaves. */
  private void becomeIdle() {
    do {
      doAwaiting();
      become(Phase.IDLE);
      // somebody may have asked in between, and found it taken
    } while (awaiting.get() != null && phase.compareAndSet(Phase.IDLE, Phase.BY_HAND));
  }

  private void become(Phase next) {
    phase.set(next);
    synchronized (turn) {
      turn.notifyAll();
    }
  }

  private void doAwaiting() {
    Runnable change = awaiting.getAndSet(null);
    if (change != null) {
      try {
        change.run();
      } catch (RuntimeException failed) {
        LOG.error("{}: a change of its settings failed", account, failed);
      }
    }
  }
}
