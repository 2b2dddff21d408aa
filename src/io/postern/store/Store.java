package io.postern.store;

import io.postern.disk.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of one data folder.
 *
 * <p>What was committed is on stable storage and survives the end of the process and of the power.
 * Works are written one after the other in the order in which they were handed over, many to a
 * commit. No second process can open the same database while this one has it.
 */
public final class Store implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  private final FolderLock lock;
  private final Sqlite sqlite;
  private final GroupCommit writer;
  private final Readers readers;
  private String id;

  private Store(FolderLock lock, Sqlite sqlite) {
    this.lock = lock;
    this.sqlite = sqlite;
    this.writer = new GroupCommit(sqlite);
    this.readers = new Readers(sqlite);
  }

  /**
   * Opens a database; makes it, with its folder, when it is not there, and brings its schema up to
   * date.
   *
   * @param databaseFile readable by nobody else when it is made here
   * @param clock for the moment of its making
   * @throws StoreException naming the file: another process has it, it is damaged, it was written
   *     by a newer version, or it cannot be written
   */
  public static Store open(Path databaseFile, Clock clock) {
    Path file = databaseFile.toAbsolutePath().normalize();
    try {
      PrivateFiles.createFolder(file.getParent());
      Store store = new Store(FolderLock.of(file), new Sqlite(file));
      try {
        PrivateFiles.create(file);
        store.start(clock);
        return store;
      } catch (IOException | RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreException("the database " + file + " cannot be opened: " + e, e);
    }
  }

  private void start(Clock clock) {
    Migrations.apply(sqlite);
    try {
      writer.start();
      readers.start();
    } catch (SQLException e) {
      throw sqlite.explain(e);
    }
    id = commit(tx -> identity(tx, clock));
  }

  private static String identity(Tx tx, Clock clock) throws SQLException {
    Optional<String> known = tx.first("SELECT store_id FROM meta", r -> r.getString(1));
    if (known.isPresent()) {
      return known.get();
    }
    String made = UUID.randomUUID().toString();
    tx.update("INSERT INTO meta (store_id, created_at) VALUES (?, ?)", made, clock.instant());
    return made;
  }

  /** Tells this database from any other, also from a new one in the same place. */
  public String id() {
    return id;
  }

  /**
   * Queues a work for writing.
   *
   * @return completes when the work is on stable storage, exceptionally with a {@link
   *     StoreException} when nothing of it was written. What depends on it runs on the writing
   *     thread unless it is made to run elsewhere, so it has to be short and must not call {@link
   *     #commit}
   */
  public <T> CompletableFuture<T> write(Work<T> work) {
    return writer.submit(work);
  }

  /**
   * Writes a work and waits until it is on stable storage.
   *
   * @throws StoreException when nothing of it was written
   * @throws IllegalStateException on the writing thread, which would wait for itself
   */
  public <T> T commit(Work<T> work) {
    if (writer.isCurrentThread()) {
      throw new IllegalStateException("a work, or what follows it, cannot wait for another commit");
    }
    try {
      return write(work).join();
    } catch (CompletionException e) {
      throw new StoreException(e.getCause().getMessage(), e.getCause());
    }
  }

  /**
   * Reads what is committed; all queries of the work see the same moment.
   *
   * @throws StoreException when reading fails
   */
  public <T> T read(Work<T> work) {
    return readers.read(work);
  }

  /** Finishes what is queued and closes the database; what is handed over later fails. */
  @Override
  public void close() {
    try {
      readers.close();
    } catch (SQLException | StoreException e) {
      LOG.warn("closing the database {}: {}", sqlite.file(), e.getMessage());
    }
    writer.close();
    unlock();
  }

  private void unlock() {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.warn("unlocking the database {}: {}", sqlite.file(), e.getMessage());
    }
  }

  /**
   * What is done in one transaction.
   *
   * @param <T> what it yields; may be null
   */
  @FunctionalInterface
  public interface Work<T> {
    /** May run more than once, so it does nothing but SQL and what can be done again. */
    T run(Tx tx) throws SQLException;
  }
}
