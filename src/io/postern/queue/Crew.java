package io.postern.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some threads that take mails out of the queue until they are told to stop; starts once. */
final class Crew {
  private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

  private final Dispatch dispatch;
  private final Work work;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** What is done with each mail. */
  @FunctionalInterface
  interface Work {
    /** Must not throw for what is wrong with one mail. */
    void carry(Candidate candidate);
  }

  /**
   * @param name of the threads, which are numbered
   */
  Crew(String name, int size, Dispatch dispatch, Work work) {
    this.dispatch = dispatch;
    this.work = work;
    for (int i = 1; i <= size; i++) {
      threads.add(new Thread(this::run, name + "-" + i));
    }
  }

  void start() {
    dispatch.idleness().takerCame();
    threads.forEach(Thread::start);
  }

  private boolean isOpen() {
    return stopping.getCount() > 0;
  }

  private void run() {
    while (isOpen()) {
      try {
        dispatch.take(this::isOpen).ifPresent(this::carry);
      } catch (InterruptedException e) {
        LOG.warn("somebody interrupted a thread that takes mail out of the queue; it goes on");
      } catch (RuntimeException e) {
        LOG.error("What is due cannot be found out", e);
        pause(Duration.ofSeconds(1));
      }
    }
  }

  private void carry(Candidate candidate) {
    try {
      work.carry(candidate);
    } finally {
      dispatch.done(candidate);
    }
  }

  /** Lets the calling thread, one of the crew, wait; not longer than until the crew is to stop. */
  void pause(Duration duration) {
    try {
      boolean stopped = stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("going on, {}", stopped ? "to the end" : "after a pause");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * From now on no mail is begun; waits for those under way.
   *
   * @return false when some are still under way after this time
   */
  boolean stop(Duration patience) throws InterruptedException {
    stopping.countDown();
    dispatch.idleness().takerLeft();
    dispatch.wake();
    long end = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads) {
      if (thread != Thread.currentThread()) {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    }
    return threads.stream().noneMatch(Thread::isAlive);
  }
}
