package io.postern.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only thread that writes. It takes what has gathered while the disk was busy, in order, and
 * commits it as one transaction, so that the cost of reaching the disk is shared.
 *
 * <p>When a work of a group fails, the group is rolled back and each of its works runs alone, so
 * that only the guilty one fails. When the storage itself fails, all of them fail and the next
 * group tries anew.
 */
final class GroupCommit implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int MAX_GROUP = 200;

  private final Sqlite sqlite;
  private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
  private final Job<?> end = new Job<>(tx -> null);
  private final Thread thread = new Thread(this, "store-writer");
  private boolean closing;
  private Connection connection;
  private Tx tx;

  GroupCommit(Sqlite sqlite) {
    this.sqlite = sqlite;
    thread.setDaemon(true);
  }

  void start() throws SQLException {
    connect();
    thread.start();
  }

  <T> CompletableFuture<T> submit(Store.Work<T> work) {
    Job<T> job = new Job<>(work);
    if (!enqueue(job)) {
      job.failed(new StoreException("the database " + sqlite.file() + " is closed"));
    }
    return job.promise();
  }

  /** Nothing comes behind the end. */
  private synchronized boolean enqueue(Job<?> job) {
    if (closing) {
      return false;
    }
    closing = job == end;
    return queue.add(job);
  }

  boolean isCurrentThread() {
    return Thread.currentThread() == thread;
  }

  /** Finishes what is queued, then ends; waits for that. */
  void close() {
    enqueue(end);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    List<Job<?>> group = new ArrayList<>(MAX_GROUP);
    boolean last = false;
    while (!last) {
      group.clear();
      takeInto(group);
      last = group.remove(end);
      if (!group.isEmpty()) {
        process(group);
      }
    }
    disconnect();
  }

  private void takeInto(List<Job<?>> group) {
    try {
      group.add(queue.take());
      queue.drainTo(group, MAX_GROUP - 1);
    } catch (InterruptedException e) {
      LOG.warn("somebody interrupted the thread that writes the database; it goes on");
    }
  }

  private void process(List<Job<?>> group) {
    Throwable failure = transaction(group);
    if (failure == null) {
      group.forEach(Job::committed);
    } else if (Sqlite.isStorageFailure(failure) || group.size() == 1) {
      StoreException why = why(failure);
      group.forEach(job -> job.failed(why));
    } else {
      group.forEach(job -> process(List.of(job)));
    }
  }

  private StoreException why(Throwable failure) {
    if (Sqlite.isStorageFailure(failure)) {
      LOG.error("nothing was written: {}", sqlite.explain(failure).getMessage());
    }
    return failure instanceof SQLException
        ? sqlite.explain(failure)
        : new StoreException("nothing was written: " + failure, failure);
  }

  /** Whatever a work throws must neither end this thread nor leave a transaction open. */
  private Throwable transaction(List<Job<?>> group) {
    try {
      if (connection == null) {
        connect();
      }
      tx.update("BEGIN IMMEDIATE");
      for (Job<?> job : group) {
        job.run(tx);
      }
      tx.update("COMMIT");
      return null;
    } catch (Throwable failure) {
      rollBack();
      return failure;
    }
  }

  /** SQLite ends some transactions by itself; a connection that is not idle then is replaced. */
  private void rollBack() {
    if (connection == null) {
      return;
    }
    try {
      tx.update("ROLLBACK");
    } catch (SQLException noneActive) {
      LOG.debug("the transaction had ended already: {}", noneActive.getMessage());
      disconnect();
    }
  }

  private void connect() throws SQLException {
    connection = sqlite.forWriting();
    tx = new Tx(connection);
  }

  private void disconnect() {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.warn("closing the database: {}", e.getMessage());
    } finally {
      connection = null;
      tx = null;
    }
  }
}
