package io.postern.deliver;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The connections to one server: at most so many are in use or kept, the one used last is used
 * first, and whoever waits is served in turn.
 */
final class ConnectionPool implements AutoCloseable {
  private final ServerSettings settings;
  private final Opening opening;
  private final Clock clock;
  private final Runnable ended;
  private final Semaphore places;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private boolean closed;
  private volatile Failure lastFailure;

  private record Kept(SmtpConnection connection, long since) {}

  private record Failure(UnusableServerException reason, long at) {}

  /**
   * @param ended hears each time when a connection that was kept ends without having been of use
   *     again
   */
  ConnectionPool(Opening opening, Clock clock, Runnable ended) {
    this.settings = opening.settings();
    this.opening = opening;
    this.clock = clock;
    this.ended = ended;
    this.places = new Semaphore(settings.maxConnections(), true);
  }

  /**
   * Waits for the right to use a connection; {@link #leave} gives it back.
   *
   * @throws UnusableServerException when all are busy for too long, or the gateway is being stopped
   */
  void enter() throws UnusableServerException {
    long patience = settings.peer().readTimeout().toMillis();
    try {
      if (!places.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
        throw new UnusableServerException(
            "all " + settings.maxConnections() + " connections were busy for " + patience + " ms");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new UnusableServerException("interrupted while waiting for a connection");
    }
  }

  void leave() {
    places.release();
  }

  /** A connection that served before, or null. It may have died since. */
  synchronized SmtpConnection reuse() {
    Kept newest = kept.pollFirst();
    return newest == null ? null : newest.connection();
  }

  /**
   * A new connection.
   *
   * @param since {@link System#nanoTime} of when the attempt began: if somebody failed to connect
   *     after that, this attempt waited while he tried, and shares his failure instead of waiting
   *     as long again
   */
  SmtpConnection connect(long since) throws UnusableServerException {
    if (isClosed()) {
      throw new UnusableServerException("delivery to " + settings.name() + " is closed");
    }
    Failure failure = lastFailure;
    if (failure != null && failure.at() - since > 0) {
      throw failure.reason();
    }
    try {
      SmtpConnection fresh = opening.open();
      lastFailure = null;
      return fresh;
    } catch (UnusableServerException failed) {
      if (!Thread.currentThread().isInterrupted()) {
        lastFailure = new Failure(failed, System.nanoTime());
      }
      throw failed;
    }
  }

  /**
   * Takes a connection back for the next mail, or ends it.
   *
   * @return whether it is kept
   */
  boolean giveBack(SmtpConnection connection) {
    boolean isKept = keep(connection);
    if (!isKept) {
      connection.close();
    }
    return isKept;
  }

  /** Ends a connection that was kept, and may be dead already. */
  void end(SmtpConnection connection) {
    connection.close();
    ended.run();
  }

  private synchronized boolean keep(SmtpConnection connection) {
    if (closed || !connection.isUsable()) {
      return false;
    }
    kept.addFirst(new Kept(connection, clock.millis()));
    return true;
  }

  /** Ends the connections that nobody used for long enough. */
  void closeIdle() {
    longIdle().forEach(this::end);
  }

  private synchronized List<SmtpConnection> longIdle() {
    long before = clock.millis() - settings.idleTimeout().toMillis();
    List<SmtpConnection> old = new ArrayList<>();
    while (!kept.isEmpty() && kept.peekLast().since() <= before) {
      old.add(kept.pollLast().connection());
    }
    return old;
  }

  int waiting() {
    return places.getQueueLength();
  }

  synchronized int keptCount() {
    return kept.size();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Ends all kept connections; those in use end when they are given back. */
  @Override
  public void close() {
    List<SmtpConnection> last = new ArrayList<>();
    synchronized (this) {
      closed = true;
      kept.forEach(k -> last.add(k.connection()));
      kept.clear();
    }
    last.forEach(this::end);
  }
}
