package io.postern.accept;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that sessions run on: as many as there are clients, within a limit. Cures two habits
 * of SubEthaSMTP: an {@code Error} while it starts a thread ends its listening for good, and it
 * waits for its sessions for ever when it is stopped.
 */
final class SessionThreads extends ThreadPoolExecutor {
  /** Threads that are done with their client and not yet back, while the next clients come. */
  private static final int SPARE = 16;

  private static final long IDLE_SECONDS = 30;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /**
   * @param max clients at once
   */
  SessionThreads(int max) {
    super(
        0,
        max + SPARE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        SessionThreads::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "smtpd");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable session) {
    try {
      super.execute(session);
    } catch (OutOfMemoryError noThread) {
      throw new RejectedExecutionException("there is no thread for another client", noThread);
    }
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long patience = Math.min(unit.toNanos(timeout), PATIENCE_NANOS);
    return super.awaitTermination(patience, TimeUnit.NANOSECONDS);
  }
}
