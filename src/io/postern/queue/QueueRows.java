package io.postern.queue;

import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.OneLine;
import io.postern.mail.Priority;
import io.postern.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The mails of the queue in the database. */
final class QueueRows {
  static final String COLUMNS =
      "seq, mail_id, state, priority, due_at, awaits, destination, accepted_at, size, in_file,"
          + " attempts, unfinished, delay_told, sender, recipients, subject, origin, note,"
          + " parameters, progress, wish";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM queue";
  private static final Priority[] PRIORITIES = Priority.values();
  private static final Map<State, String> NAMES = new EnumMap<>(State.class);
  private static final int MAX_NOTE = 500;

  static {
    for (State state : State.values()) {
      NAMES.put(state, state.name().toLowerCase(Locale.ROOT));
    }
  }

  Optional<Row> find(Tx tx, String mailId) throws SQLException {
    return tx.first(SELECT + " WHERE mail_id = ?", QueueRows::row, mailId);
  }

  Optional<Row> find(Tx tx, long seq) throws SQLException {
    return tx.first(SELECT + " WHERE seq = ?", QueueRows::row, seq);
  }

  void insert(Tx tx, Row row) throws SQLException {
    Queued q = row.queued();
    List<Address> recipients = q.envelope().recipients();
    tx.update(
        "INSERT INTO queue ("
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.seq(),
        q.mailId(),
        NAMES.get(q.state()),
        q.priority().ordinal(),
        q.dueAt(),
        q.awaitsConnection(),
        q.destination(),
        q.acceptedAt(),
        q.size(),
        row.inFile(),
        q.attempts(),
        row.unfinished(),
        q.delayTold(),
        q.envelope().sender().map(Address::toString).orElse(""),
        RecipientsText.addresses(recipients),
        q.subject(),
        q.origin(),
        OneLine.of(q.note(), MAX_NOTE),
        ParametersText.write(q.envelope().parameters(), recipients),
        RecipientsText.progress(q.recipients()),
        row.wish() == null ? null : row.wish().text());
  }

  /**
   * Nothing else of it changes when an attempt begins.
   *
   * @return false when it is not there
   */
  boolean begin(Tx tx, long seq) throws SQLException {
    return 1 == tx.update("UPDATE queue SET state = 'sending', awaits = 0 WHERE seq = ?", seq);
  }

  /** All of it that ever changes after its acceptance. */
  void update(Tx tx, Row row) throws SQLException {
    Queued q = row.queued();
    tx.update(
        "UPDATE queue SET state = ?, due_at = ?, awaits = ?, destination = ?, attempts = ?,"
            + " unfinished = ?, delay_told = ?, note = ?, progress = ?, wish = ? WHERE seq = ?",
        NAMES.get(q.state()),
        q.dueAt(),
        q.awaitsConnection(),
        q.destination(),
        q.attempts(),
        row.unfinished(),
        q.delayTold(),
        OneLine.of(q.note(), MAX_NOTE),
        RecipientsText.progress(q.recipients()),
        row.wish() == null ? null : row.wish().text(),
        row.seq());
  }

  void wish(Tx tx, long seq, Wish wish) throws SQLException {
    tx.update("UPDATE queue SET wish = ? WHERE seq = ?", wish == null ? null : wish.text(), seq);
  }

  Optional<Wish> wish(Tx tx, long seq) throws SQLException {
    return tx.first(
            "SELECT wish FROM queue WHERE seq = ?",
            r -> Optional.ofNullable(Wish.of(r.getString(1))),
            seq)
        .flatMap(found -> found);
  }

  void delete(Tx tx, Row row) throws SQLException {
    tx.update("DELETE FROM queue WHERE seq = ?", row.seq());
    if (!row.inFile()) {
      tx.update("DELETE FROM queue_content WHERE seq = ?", row.seq());
    }
  }

  void content(Tx tx, long seq, byte[] octets) throws SQLException {
    tx.update("INSERT INTO queue_content (seq, octets) VALUES (?, ?)", seq, octets);
  }

  Optional<byte[]> content(Tx tx, long seq) throws SQLException {
    return tx.first("SELECT octets FROM queue_content WHERE seq = ?", r -> r.getBytes(1), seq);
  }

  /** How many mails match; the limit of the query does not matter. */
  long count(Tx tx, QueueQuery q) throws SQLException {
    long below = q.after() == null ? Long.MAX_VALUE : below(tx, q.after());
    QueueSelect select = new QueueSelect("seq", q, below, Integer.MAX_VALUE);
    return tx.query(
            "SELECT count(*) FROM (" + select.sql() + ") AS found",
            r -> r.getLong(1),
            select.args())
        .get(0);
  }

  List<Row> list(Tx tx, QueueQuery q) throws SQLException {
    long below = q.after() == null ? Long.MAX_VALUE : below(tx, q.after());
    QueueSelect select = new QueueSelect(COLUMNS, q, below, q.limit());
    return tx.query(select.sql(), QueueRows::row, select.args());
  }

  /** Names are in order of time, so that the place of a mail that has left is nearly known. */
  private static long below(Tx tx, String mailId) throws SQLException {
    Optional<Long> there =
        tx.first("SELECT seq FROM queue WHERE mail_id = ?", r -> r.getLong(1), mailId);
    if (there.isPresent()) {
      return there.get();
    }
    return tx.first(
            "SELECT seq + 1 FROM queue WHERE mail_id < ? ORDER BY mail_id DESC LIMIT 1",
            r -> r.getLong(1),
            mailId)
        .orElse(0L);
  }

  List<Row> sending(Tx tx, int limit) throws SQLException {
    return tx.query(
        SELECT + " WHERE state = 'sending' ORDER BY seq LIMIT ?", QueueRows::row, limit);
  }

  List<Row> wishing(Tx tx, int limit) throws SQLException {
    return tx.query(SELECT + " WHERE wish IS NOT NULL ORDER BY seq LIMIT ?", QueueRows::row, limit);
  }

  /** Mails with their contents in files, in order, from a number on. */
  List<Row> inFiles(Tx tx, long from, int limit) throws SQLException {
    return tx.query(
        SELECT + " WHERE in_file = 1 AND seq > ? ORDER BY seq LIMIT ?",
        QueueRows::row,
        from,
        limit);
  }

  List<Row> ofDestination(Tx tx, String destination, int limit) throws SQLException {
    return tx.query(
        SELECT + " WHERE destination = ? ORDER BY seq LIMIT ?", QueueRows::row, destination, limit);
  }

  long lastSeq(Tx tx) throws SQLException {
    return tx.first("SELECT max(seq) FROM queue", r -> r.getLong(1)).orElse(0L);
  }

  Optional<Instant> oldest(Tx tx) throws SQLException {
    return tx.first(
        "SELECT accepted_at FROM queue ORDER BY seq LIMIT 1",
        r -> Instant.ofEpochMilli(r.getLong(1)));
  }

  static Row row(ResultSet r) throws SQLException {
    List<Address> addresses = RecipientsText.addresses(r.getString(15));
    Envelope envelope =
        new Envelope(
            Address.parse(r.getString(14)),
            addresses,
            ParametersText.read(r.getString(19), addresses));
    Queued queued =
        new Queued(
            r.getString(2),
            State.valueOf(r.getString(3).toUpperCase(Locale.ROOT)),
            PRIORITIES[r.getInt(4)],
            Instant.ofEpochMilli(r.getLong(5)),
            r.getInt(6) == 1,
            r.getString(7),
            Instant.ofEpochMilli(r.getLong(8)),
            r.getString(17),
            envelope,
            RecipientsText.recipients(addresses, r.getString(20)),
            r.getString(16),
            r.getLong(9),
            r.getInt(11),
            r.getInt(13) == 1,
            r.getString(18));
    return new Row(r.getLong(1), queued, r.getInt(10) == 1, r.getInt(12), Wish.of(r.getString(21)));
  }
}
