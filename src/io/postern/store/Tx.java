package io.postern.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of one transaction. It belongs to the work that got it and must not be kept.
 *
 * <p>Statements are prepared once per connection and kept by their text, so the text has to be
 * constant and values have to be arguments. An argument is null, a String, an Integer, a Long, a
 * Boolean (stored as 0 or 1), an Instant (stored as milliseconds since 1970) or a byte array.
 */
public final class Tx {
  private static final int MAX_STATEMENTS = 200;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);

  Tx(Connection connection) {
    this.connection = connection;
  }

  /**
   * Runs a statement that yields no rows.
   *
   * @return how many rows it touched
   */
  public int update(String sql, Object... args) throws SQLException {
    return prepared(sql, args).executeUpdate();
  }

  /** Runs a query and reads all its rows; the query says how many there can be. */
  public <T> List<T> query(String sql, Row<T> row, Object... args) throws SQLException {
    List<T> rows = new ArrayList<>();
    each(sql, r -> rows.add(row.read(r)), args);
    return rows;
  }

  /** Runs a query and reads its first row. */
  public <T> Optional<T> first(String sql, Row<T> row, Object... args) throws SQLException {
    try (ResultSet r = prepared(sql, args).executeQuery()) {
      return r.next() ? Optional.of(row.read(r)) : Optional.empty();
    }
  }

  /** Runs a query and shows each row to a visitor, so that any number of rows needs no memory. */
  public void each(String sql, Visitor visitor, Object... args) throws SQLException {
    try (ResultSet r = prepared(sql, args).executeQuery()) {
      while (r.next()) {
        visitor.visit(r);
      }
    }
  }

  /**
   * Reads a row.
   *
   * @param <T> what becomes of it, never null
   */
  @FunctionalInterface
  public interface Row<T> {
    /** The result set stands on the row; moving it is not allowed. */
    T read(ResultSet r) throws SQLException;
  }

  /** Looks at a row. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * The result set stands on the row; moving it is not allowed, nor is running the same query.
     */
    void visit(ResultSet r) throws SQLException;
  }

  private PreparedStatement prepared(String sql, Object[] args) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
      forgetOldest();
    }
    for (int i = 0; i < args.length; i++) {
      bind(statement, i + 1, args[i]);
    }
    return statement;
  }

  private void forgetOldest() throws SQLException {
    if (statements.size() > MAX_STATEMENTS) {
      Iterator<PreparedStatement> oldest = statements.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
  }

  private static void bind(PreparedStatement s, int at, Object value) throws SQLException {
    if (value == null) {
      s.setNull(at, Types.NULL);
    } else if (value instanceof String text) {
      s.setString(at, text);
    } else if (value instanceof Long number) {
      s.setLong(at, number);
    } else if (value instanceof Integer number) {
      s.setInt(at, number);
    } else if (value instanceof Boolean flag) {
      s.setInt(at, flag ? 1 : 0);
    } else if (value instanceof Instant moment) {
      s.setLong(at, moment.toEpochMilli());
    } else if (value instanceof byte[] octets) {
      s.setBytes(at, octets);
    } else {
      throw new IllegalArgumentException("cannot be stored: a " + value.getClass().getName());
    }
  }
}
