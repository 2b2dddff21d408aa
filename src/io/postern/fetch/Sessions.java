package io.postern.fetch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the fetch station: a bounded number of sessions at once, in the order in which
 * they were asked for, and for each a bounded number of mails under way.
 */
public final class Sessions implements AutoCloseable {
  private static final int IDLE_SECONDS = 60;

  private final ThreadPoolExecutor sessions;
  private final ExecutorService workers;

  public Sessions(FetchSettings settings) {
    sessions =
        new ThreadPoolExecutor(
            settings.parallelSessions(),
            settings.parallelSessions(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("session-"));
    sessions.allowCoreThreadTimeOut(true);
    // spool slots bound the mails under way, so that no more threads than this are ever asked for
    workers =
        new ThreadPoolExecutor(
            0,
            settings.parallelSessions() * settings.inFlight(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named("carry-"),
            new ThreadPoolExecutor.CallerRunsPolicy());
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Runs a session when its turn comes. */
  void submit(Runnable session) {
    sessions.execute(session);
  }

  /** What carries mails from a session to their recipients. */
  ExecutorService workers() {
    return workers;
  }

  /** Ends what runs; the consumers have stopped their sessions before. */
  @Override
  public void close() {
    sessions.shutdownNow();
    workers.shutdownNow();
  }
}
