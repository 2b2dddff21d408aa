package io.postern.fetch;

import io.postern.fetch.LedgerEntry.State;
import io.postern.fetch.LedgerEntry.Stay;
import io.postern.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The messages in the database. */
final class LedgerRows {
  private static final int AT_ONCE = 50;
  private static final String SELECT =
      "SELECT account, uidl, mail_id, size, fingerprint, state, attempts, unfinished, stays, since"
          + " FROM ledger WHERE account = ? AND uidl IN (?";
  private static final String ONE = SELECT + ")";
  private static final String SOME = SELECT + ", ?".repeat(AT_ONCE - 1) + ")";

  private final LedgerRecipients recipients;

  LedgerRows(LedgerRecipients recipients) {
    this.recipients = recipients;
  }

  Map<String, LedgerEntry> find(Tx tx, String account, Collection<String> uidls)
      throws SQLException {
    Map<String, LedgerEntry> found = new HashMap<>();
    List<String> all = List.copyOf(uidls);
    for (int i = 0; i < all.size(); i += AT_ONCE) {
      List<String> some = all.subList(i, Math.min(all.size(), i + AT_ONCE));
      tx.each(SOME, r -> add(found, entry(r, Set.of())), arguments(account, some));
    }
    for (LedgerEntry open : found.values().stream().filter(LedgerEntry::fetchable).toList()) {
      add(found, withDone(tx, open));
    }
    return found;
  }

  /** One text serves any number of names: the last one fills up. */
  private static Object[] arguments(String account, List<String> uidls) {
    List<Object> arguments = new ArrayList<>(AT_ONCE + 1);
    arguments.add(account);
    arguments.addAll(uidls);
    while (arguments.size() <= AT_ONCE) {
      arguments.add(uidls.get(uidls.size() - 1));
    }
    return arguments.toArray();
  }

  private static void add(Map<String, LedgerEntry> found, LedgerEntry entry) {
    found.put(entry.uidl(), entry);
  }

  Optional<LedgerEntry> find(Tx tx, String account, String uidl) throws SQLException {
    Optional<LedgerEntry> found = tx.first(ONE, r -> entry(r, Set.of()), account, uidl);
    return found.isEmpty() ? found : Optional.of(withDone(tx, found.get()));
  }

  private LedgerEntry withDone(Tx tx, LedgerEntry e) throws SQLException {
    return e.fetchable() ? e.with(recipients.done(tx, e.mailId())) : e;
  }

  private static LedgerEntry entry(ResultSet r, Set<String> done) throws SQLException {
    return new LedgerEntry(
        r.getString(1),
        r.getString(2),
        r.getString(3),
        r.getLong(4),
        r.getString(5),
        State.read(r.getString(6)),
        r.getInt(7),
        r.getInt(8) == 1,
        done,
        Stay.read(r.getString(9)),
        moment(r, 10));
  }

  private static Instant moment(ResultSet r, int column) throws SQLException {
    long millis = r.getLong(column);
    return r.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** A new message or one more attempt of an open one; any other is returned as it is. */
  LedgerEntry begin(Tx tx, String account, Candidate mail, String newId, Instant now)
      throws SQLException {
    int inserted =
        tx.update(
            "INSERT INTO ledger"
                + " (account, uidl, mail_id, size, state, attempts, unfinished, changed_at)"
                + " VALUES (?, ?, ?, ?, 'open', 1, 1, ?) ON CONFLICT (account, uidl) DO NOTHING",
            account,
            mail.uidl(),
            newId,
            mail.size(),
            now);
    if (inserted == 1) {
      return LedgerEntry.fresh(account, mail.uidl(), newId, mail.size(), 1);
    }
    tx.update(
        "UPDATE ledger SET attempts = attempts + 1, unfinished = 1, changed_at = ?"
            + " WHERE account = ? AND uidl = ? AND state = 'open'",
        now,
        account,
        mail.uidl());
    return find(tx, account, mail.uidl()).orElseThrow();
  }

  /** Starts a new life under a known name; everything but the name is as if it had never been. */
  void replace(Tx tx, LedgerEntry fresh, Instant now) throws SQLException {
    tx.update(
        "UPDATE ledger SET mail_id = ?, size = ?, fingerprint = NULL, state = 'open', attempts = 0,"
            + " unfinished = 0, changed_at = ?, missing_since = NULL, stays = NULL, since = NULL"
            + " WHERE account = ? AND uidl = ?",
        fresh.mailId(),
        fresh.size(),
        now,
        fresh.account(),
        fresh.uidl());
  }

  void resize(Tx tx, String account, String uidl, long size) throws SQLException {
    tx.update("UPDATE ledger SET size = ? WHERE account = ? AND uidl = ?", size, account, uidl);
  }

  /**
   * @param fingerprint null to leave the one that is there
   */
  void settle(
      Tx tx,
      String account,
      String uidl,
      String fingerprint,
      boolean safe,
      boolean counts,
      Instant now)
      throws SQLException {
    tx.update(
        "UPDATE ledger SET unfinished = 0, changed_at = ?,"
            + " fingerprint = coalesce(?, fingerprint),"
            + " attempts = CASE WHEN ? = 1 OR attempts = 0 THEN attempts ELSE attempts - 1 END,"
            + " since = CASE WHEN ? = 1 AND state = 'open' THEN ? ELSE since END,"
            + " state = CASE WHEN ? = 1 AND state = 'open' THEN 'safe' ELSE state END"
            + " WHERE account = ? AND uidl = ?",
        now,
        fingerprint,
        counts,
        safe,
        now,
        safe,
        account,
        uidl);
  }

  /** It lies at the provider on purpose; one that is too large has all its attempts before it. */
  void stay(Tx tx, String account, String uidl, Stay why, Instant now) throws SQLException {
    tx.update(
        "UPDATE ledger SET stays = ?, since = coalesce(since, ?),"
            + " attempts = CASE WHEN ? = 1 THEN 0 ELSE attempts END WHERE account = ? AND uidl = ?",
        why.text(),
        now,
        why == Stay.OVERSIZE,
        account,
        uidl);
  }

  /**
   * @return the mail's id, empty when the message is not known
   */
  Optional<String> deleted(Tx tx, String account, String uidl, Instant now) throws SQLException {
    return tx.first(
        "UPDATE ledger SET state = 'deleted', unfinished = 0, changed_at = ?, missing_since = NULL"
            + " WHERE account = ? AND uidl = ? RETURNING mail_id",
        r -> r.getString(1),
        now,
        account,
        uidl);
  }

  void forget(Tx tx, String account, String uidl) throws SQLException {
    recipients.forgetUnlessHeld(tx, account, uidl);
    tx.update("DELETE FROM ledger WHERE account = ? AND uidl = ?", account, uidl);
  }
}
