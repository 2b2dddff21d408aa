package io.postern.queue;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Lets others wait until all that may be sent now was tried (F72). */
final class Idleness {
  private final ReentrantLock lock;
  private final Condition changed;
  private final BooleanSupplier idle;
  private int takers;
  private int waiting;

  /**
   * @param lock guards what {@code idle} looks at
   */
  Idleness(ReentrantLock lock, BooleanSupplier idle) {
    this.lock = lock;
    this.changed = lock.newCondition();
    this.idle = idle;
  }

  boolean isNow() {
    lock.lock();
    try {
      return idle.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  /** To be called under the lock when mails were taken, settled or withdrawn. */
  void mayHaveChanged() {
    if (waiting > 0 && idle.getAsBoolean()) {
      changed.signalAll();
    }
  }

  /** See {@link Queue#awaitIdle}. */
  boolean await(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    waiting++;
    try {
      long left = patience.toNanos();
      while (takers > 0 && left > 0 && !idle.getAsBoolean()) {
        left = changed.awaitNanos(left);
      }
      return takers > 0 && idle.getAsBoolean();
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  /** Somebody begins to take mails out of the queue. */
  void takerCame() {
    count(1);
  }

  /** Somebody takes no more. */
  void takerLeft() {
    count(-1);
  }

  private void count(int more) {
    lock.lock();
    try {
      takers += more;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
