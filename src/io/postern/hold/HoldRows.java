package io.postern.hold;

import io.postern.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The held mails in the database. */
final class HoldRows {
  private static final String COLUMNS =
      "mail_id, account, sender, subject, recipients, reason, at, size, notified";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM hold";

  Optional<Held> find(Tx tx, String mailId) throws SQLException {
    return tx.first(SELECT + " WHERE mail_id = ?", HoldRows::held, mailId);
  }

  void insert(Tx tx, Held held) throws SQLException {
    tx.update(
        "INSERT INTO hold (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        held.mailId(),
        held.account(),
        held.sender(),
        held.subject(),
        String.join("\n", held.recipients()),
        held.reason(),
        held.at(),
        held.size(),
        held.notified());
  }

  int update(Tx tx, Held held) throws SQLException {
    return tx.update(
        "UPDATE hold SET recipients = ?, reason = ?, notified = ? WHERE mail_id = ?",
        String.join("\n", held.recipients()),
        held.reason(),
        held.notified(),
        held.mailId());
  }

  int delete(Tx tx, String mailId) throws SQLException {
    return tx.update("DELETE FROM hold WHERE mail_id = ?", mailId);
  }

  List<Held> list(Tx tx, HoldQuery q) throws SQLException {
    StringBuilder sql = new StringBuilder(SELECT).append(" WHERE 1 = 1");
    List<Object> args = new ArrayList<>();
    if (q.account() != null) {
      sql.append(" AND account = ?");
      args.add(q.account());
    }
    if (q.text() != null) {
      sql.append(
          " AND lower(sender || ' ' || subject || ' ' || recipients || ' ' || reason)"
              + " LIKE '%' || lower(?) || '%' ESCAPE '\\'");
      args.add(q.text().replaceAll("([\\\\%_])", "\\\\$1"));
    }
    args.add(q.limit());
    sql.append(" ORDER BY at DESC, mail_id DESC LIMIT ?");
    return tx.query(sql.toString(), HoldRows::held, args.toArray());
  }

  List<Held> unnotified(Tx tx, int max) throws SQLException {
    return tx.query(
        SELECT + " WHERE notified = 0 ORDER BY at, mail_id LIMIT ?", HoldRows::held, max);
  }

  void notified(Tx tx, String mailId) throws SQLException {
    tx.update("UPDATE hold SET notified = 1 WHERE mail_id = ?", mailId);
  }

  List<String> ids(Tx tx) throws SQLException {
    return tx.query("SELECT mail_id FROM hold", r -> r.getString(1));
  }

  int count(Tx tx) throws SQLException {
    return tx.first("SELECT count(*) FROM hold", r -> r.getInt(1)).orElse(0);
  }

  private static Held held(ResultSet r) throws SQLException {
    String recipients = r.getString(5);
    return new Held(
        r.getString(1),
        r.getString(2),
        r.getString(3),
        r.getString(4),
        recipients.isEmpty() ? List.of() : List.of(recipients.split("\n")),
        r.getString(6),
        Instant.ofEpochMilli(r.getLong(7)),
        r.getLong(8),
        r.getInt(9) == 1);
  }
}
