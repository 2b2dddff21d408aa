package io.postern.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What is particular to SQLite: how connections are set up and what its errors mean. */
final class Sqlite {
  /** A backup program or a person with a shell may hold the database for a moment. */
  private static final int BUSY_MILLIS = 10_000;

  private static final int CHECKPOINT_PAGES = 4_000;
  private static final int WRITER_CACHE_KIB = 16 * 1024;
  private static final int READER_CACHE_KIB = 2 * 1024;

  private final Path file;

  Sqlite(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /**
   * Need not wait for the disk: a migration that a power failure takes back is made again, and the
   * first commit afterwards takes it along to the disk.
   */
  SQLiteDataSource forMigration() {
    SQLiteConfig config = config(WRITER_CACHE_KIB);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url());
    return source;
  }

  Connection forWriting() throws SQLException {
    return connect(WRITER_CACHE_KIB, "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
  }

  Connection forReading() throws SQLException {
    return connect(READER_CACHE_KIB, "PRAGMA query_only = true");
  }

  private Connection connect(int cacheKib, String pragma) throws SQLException {
    Connection connection = config(cacheKib).createConnection(url());
    try (Statement statement = connection.createStatement()) {
      statement.execute(pragma);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * FULL makes every commit wait for the disk: with WAL, NORMAL would lose the last commits when
   * the power fails.
   */
  private static SQLiteConfig config(int cacheKib) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-cacheKib);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    // else the driver runs a query of its own after every statement
    config.setGetGeneratedKeys(false);
    return config;
  }

  private String url() {
    return "jdbc:sqlite:" + file;
  }

  /** Whether the failure lies in the storage, so that no other work would have fared better. */
  static boolean isStorageFailure(Throwable failure) {
    return switch (code(failure)) {
      case SQLITE_FULL,
          SQLITE_IOERR,
          SQLITE_CORRUPT,
          SQLITE_NOTADB,
          SQLITE_READONLY,
          SQLITE_CANTOPEN,
          SQLITE_NOMEM,
          SQLITE_BUSY ->
          true;
      default -> false;
    };
  }

  /** Says in plain words what happened to the database file. */
  StoreException explain(Throwable failure) {
    String what =
        switch (code(failure)) {
          case SQLITE_FULL -> "no space left for the database " + file;
          case SQLITE_IOERR -> "the disk failed to read or write the database " + file;
          case SQLITE_CORRUPT -> "the database " + file + " is damaged; restore it from a backup";
          case SQLITE_NOTADB -> file + " is not a database of this program, or it is damaged";
          case SQLITE_READONLY -> "the database " + file + " cannot be written: read-only";
          case SQLITE_CANTOPEN -> "the database " + file + " cannot be opened";
          case SQLITE_NOMEM -> "not enough memory for the database " + file;
          case SQLITE_BUSY -> "another program keeps the database " + file + " locked";
          default -> "the database " + file + " refused a statement";
        };
    return new StoreException(what + ": " + failure.getMessage(), failure);
  }

  /** The primary code of the first SQLite failure among the causes. */
  private static SQLiteErrorCode code(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLiteException e) {
        return SQLiteErrorCode.getErrorCode(e.getResultCode().code & 0xff);
      }
    }
    return SQLiteErrorCode.UNKNOWN_ERROR;
  }
}
