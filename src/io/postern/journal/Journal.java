package io.postern.journal;

import io.postern.mail.OneLine;
import io.postern.store.Store;
import io.postern.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What happened to each mail, line by line; nothing in it is ever changed. Lines that belong to a
 * change in the database are written in the transaction of that change, so that neither exists
 * without the other.
 */
public final class Journal {
  private static final int MAX_DETAIL = 2_000;
  private static final int CHUNK = 1_000;

  private final Store store;
  private final Clock clock;

  public Journal(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Writes a line as a part of a transaction.
   *
   * @param mailId may be null
   * @param account may be null
   * @param recipient may be null
   * @param detail may come from a stranger: harmful characters become blanks, and what is longer
   *     than 2,000 characters is cut; null for nothing to say
   */
  public void append(
      Tx tx, String mailId, String account, Event event, String recipient, String detail)
      throws SQLException {
    tx.update(
        "INSERT INTO journal (at, mail_id, account, event, recipient, detail)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        clock.instant(),
        mailId,
        account,
        event.name(),
        recipient == null ? null : OneLine.of(recipient),
        OneLine.of(detail, MAX_DETAIL));
  }

  /**
   * Writes a line by itself; the parameters are those of {@link #append(Tx, String, String, Event,
   * String, String)}.
   *
   * @return completes when the line is on stable storage
   */
  public CompletableFuture<Void> append(
      String mailId, String account, Event event, String recipient, String detail) {
    return store.write(
        tx -> {
          append(tx, mailId, account, event, recipient, detail);
          return null;
        });
  }

  /** The lines that match, newest first. */
  public List<Entry> query(JournalQuery q) {
    JournalSelect select = new JournalSelect(q);
    return store.read(tx -> tx.query(select.sql(), Journal::entry, select.args()));
  }

  /**
   * The lines that match and are newer than a line, oldest first.
   *
   * @param seq of that line; 0 for before all lines
   */
  public List<Entry> after(long seq, JournalQuery q) {
    JournalSelect select = new JournalSelect(q, seq);
    return store.read(tx -> tx.query(select.sql(), Journal::entry, select.args()));
  }

  /** The number of the newest line; 0 when there is none. */
  public long newest() {
    return store.read(tx -> tx.first("SELECT max(seq) FROM journal", r -> r.getLong(1)).orElse(0L));
  }

  /** What became of mails, one by one, newest first (F123). */
  public StoryPage stories(StoryQuery q) {
    return store.read(new StoryReading(q)::page);
  }

  static Entry entry(ResultSet r) throws SQLException {
    return new Entry(
        r.getLong(1),
        Instant.ofEpochMilli(r.getLong(2)),
        r.getString(3),
        r.getString(4),
        Event.valueOf(r.getString(5)),
        r.getString(6),
        r.getString(7));
  }

  /**
   * Forgets what is older; little by little, so that nobody waits. The newest line of all stays,
   * since the numbers go on from it.
   *
   * @return how many lines were forgotten
   */
  public int prune(Instant before) {
    int sum = 0;
    int gone;
    do {
      gone =
          store.commit(
              tx ->
                  tx.update(
                      "DELETE FROM journal WHERE seq IN"
                          + " (SELECT seq FROM journal WHERE at < ? ORDER BY at LIMIT "
                          + CHUNK
                          + ") AND seq < (SELECT max(seq) FROM journal)",
                      before));
      sum += gone;
    } while (gone > 0);
    return sum;
  }
}
