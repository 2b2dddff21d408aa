package io.postern.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A few connections that only read; each work sees the database at one moment. */
final class Readers {
  private static final int CONNECTIONS = 2;

  private final Sqlite sqlite;
  private final List<Connection> connections = new ArrayList<>();
  private final BlockingQueue<Tx> idle = new LinkedBlockingQueue<>();

  /** Lies in the queue from the end on, so that nobody waits for a connection that is gone. */
  private final Tx end = new Tx(null);

  private boolean closed;

  Readers(Sqlite sqlite) {
    this.sqlite = sqlite;
  }

  void start() throws SQLException {
    for (int i = 0; i < CONNECTIONS; i++) {
      Connection connection = sqlite.forReading();
      connections.add(connection);
      idle.add(new Tx(connection));
    }
  }

  <T> T read(Store.Work<T> work) {
    Tx tx = take();
    try {
      tx.update("BEGIN");
      try {
        return work.run(tx);
      } finally {
        tx.update("ROLLBACK");
      }
    } catch (SQLException e) {
      throw sqlite.explain(e);
    } finally {
      idle.add(tx);
    }
  }

  private Tx take() {
    try {
      Tx tx = idle.take();
      if (tx == end) {
        idle.add(end);
        throw new StoreException("the database " + sqlite.file() + " is closed");
      }
      return tx;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          "interrupted while waiting to read the database " + sqlite.file(), e);
    }
  }

  /** Lets works that are reading finish. */
  synchronized void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    for (int i = 0; i < connections.size(); i++) {
      take();
    }
    idle.add(end);
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
