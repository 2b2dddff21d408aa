package io.postern.connection;

import io.postern.connection.ConnectionStatus.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connection to the provider that is made when somebody needs it (F70). The first user has it
 * brought up, others share it, and some time after the last one has left it is taken down: once for
 * each time that it came up, also when the gateway stops. When a process died meanwhile, a file
 * tells the next one, which takes the connection down before it does anything else with it.
 *
 * <p>For any number of threads. No lock is held while a command runs.
 */
public final class OnDemandConnection implements AutoCloseable {
  private final Switch line;
  private final Duration linger;
  private final Runnable opened;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Users users = new Users();
  private State state;
  private Attempt attempt = new Attempt();
  private Instant since = Instant.MIN;
  private boolean stopping;

  /** One attempt to bring it up, by which those who wait for it know how it ended. */
  private static final class Attempt {
    private boolean isOver;
    private String failure;
  }

  /**
   * Runs no command yet. {@link #tick} is to be called from now on, about once a second.
   *
   * @param opened is run each time the connection has come up, by the thread that needed it, before
   *     that goes on; must not throw
   * @throws IOException when the folder of the settings cannot be made
   */
  public OnDemandConnection(ConnectionSettings settings, Runnable opened, Clock clock)
      throws IOException {
    this.line = new Switch(settings, clock);
    this.linger = settings.linger();
    this.opened = opened;
    this.clock = clock;
    this.state = line.wasLeftOn() ? State.LEFT_OPEN : State.DOWN;
  }

  /**
   * Keeps the connection, and brings it up before unless it is up.
   *
   * @param user who needs it, for people
   * @throws ConnectionFailedException when it did not come up, in an attempt of this call or in one
   *     that was under way, or when the gateway stops
   */
  public Lease open(String user) throws ConnectionFailedException, InterruptedException {
    boolean first = false;
    lock.lockInterruptibly();
    try {
      while (state != State.UP || stopping) {
        if (stopping) {
          throw new ConnectionFailedException("the gateway stops");
        }
        switch (state) {
          case DOWN -> {
            bringUp();
            first = true;
          }
          case LEFT_OPEN -> takeDown();
          case COMING_UP -> awaitEnd(attempt);
          default -> changed.await();
        }
      }
      users.came(user);
    } finally {
      lock.unlock();
    }
    if (first) {
      opened.run();
    }
    return lease(user);
  }

  /** Keeps the connection if it is up, and never brings it up (F86). */
  public Optional<Lease> join(String user) {
    lock.lock();
    try {
      if (state != State.UP || stopping) {
        return Optional.empty();
      }
      users.came(user);
      return Optional.of(lease(user));
    } finally {
      lock.unlock();
    }
  }

  private Lease lease(String user) {
    AtomicBoolean closed = new AtomicBoolean();
    return () -> {
      if (closed.compareAndSet(false, true)) {
        leave(user);
      }
    };
  }

  private void leave(String user) {
    lock.lock();
    try {
      users.left(user, clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /** Takes it down when nobody has used it for long enough, or when a process left it open. */
  public void tick() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      boolean isOver = state == State.UP && users.areGoneFor(linger, clock.instant());
      if (isOver || state == State.LEFT_OPEN) {
        takeDown();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes it down at once when nobody uses it.
   *
   * @return whether it is down now
   */
  public boolean closeUnused() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (state == State.COMING_UP || state == State.GOING_DOWN) {
        changed.await();
      }
      if (state == State.LEFT_OPEN || (state == State.UP && users.isNone())) {
        takeDown();
      }
      return state == State.DOWN;
    } finally {
      lock.unlock();
    }
  }

  /** With the lock, which is given back meanwhile. */
  private void bringUp() throws ConnectionFailedException, InterruptedException {
    Attempt mine = new Attempt();
    mine.failure = "the connection could not be brought up: it was broken off";
    attempt = mine;
    state = State.COMING_UP;
    lock.unlock();
    try {
      line.on();
      mine.failure = null;
    } catch (ConnectionFailedException failed) {
      mine.failure = failed.getMessage();
      throw failed;
    } finally {
      lock.lock();
      mine.isOver = true;
      since = clock.instant();
      users.noneSince(since);
      state = mine.failure == null ? State.UP : State.DOWN;
      changed.signalAll();
    }
  }

  private void awaitEnd(Attempt other) throws ConnectionFailedException, InterruptedException {
    while (!other.isOver) {
      changed.await();
    }
    if (other.failure != null) {
      throw new ConnectionFailedException(other.failure);
    }
  }

  /** With the lock, which is given back meanwhile. */
  private void takeDown() throws InterruptedException {
    state = State.GOING_DOWN;
    lock.unlock();
    try {
      line.off();
    } finally {
      lock.lock();
      state = State.DOWN;
      changed.signalAll();
    }
  }

  /** How it is. */
  public ConnectionStatus status() {
    lock.lock();
    try {
      Optional<Instant> up = state == State.UP ? Optional.of(since) : Optional.empty();
      return new ConnectionStatus(state, up, users.names(), line.lastFailure());
    } finally {
      lock.unlock();
    }
  }

  /** Nobody gets it any more; it is down when this returns. */
  @Override
  public void close() {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
      while (state == State.COMING_UP || state == State.GOING_DOWN) {
        changed.awaitUninterruptibly();
      }
      if (state != State.DOWN) {
        takeDown();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
