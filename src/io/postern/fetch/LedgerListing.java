package io.postern.fetch;

import io.postern.mail.MailIds;
import io.postern.store.Store;
import io.postern.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Compares an account's ledger with a listing of its mailbox.
 *
 * <p>The comparison only reads, one pass over the account's rows; what is written afterwards is the
 * difference to what the ledger knew: a mailbox that did not change costs no write at all, however
 * many messages are left in it. A message that leaves the listing is written once, when it is first
 * missed, and once more when it is forgotten.
 */
final class LedgerListing {
  private static final int CHUNK = 1_000;

  private final Store store;
  private final LedgerRows rows;
  private final MailIds ids;
  private final Clock clock;

  LedgerListing(Store store, LedgerRows rows, MailIds ids, Clock clock) {
    this.store = store;
    this.rows = rows;
    this.ids = ids;
    this.clock = clock;
  }

  LedgerPresence compare(String account, Predicate<String> listed, Duration keep) {
    Tally tally = new Tally(listed, clock.instant().minus(keep));
    store.read(
        tx -> {
          tx.each(
              "SELECT uidl, state, missing_since, changed_at FROM ledger WHERE account = ?",
              tally::add,
              account);
          return null;
        });
    return tally.presence();
  }

  int note(String account, LedgerPresence presence) {
    if (presence.unchanged()) {
      return 0;
    }
    return store.commit(
        tx -> {
          for (String uidl : presence.vanished()) {
            missing(tx, account, uidl, clock.instant());
          }
          for (String uidl : presence.returned()) {
            missing(tx, account, uidl, null);
          }
          for (String uidl : presence.expired()) {
            rows.forget(tx, account, uidl);
          }
          noteWhetherEmpty(tx, account);
          return presence.expired().size();
        });
  }

  private static void missing(Tx tx, String account, String uidl, Instant since)
      throws SQLException {
    tx.update(
        "UPDATE ledger SET missing_since = ? WHERE account = ? AND uidl = ?", since, account, uidl);
  }

  /** So that an account's history can tell a ledger that was emptied from one that was lost. */
  static void noteWhetherEmpty(Tx tx, String account) throws SQLException {
    tx.update(
        "UPDATE account_history SET emptied = 1 WHERE account = ? AND emptied = 0"
            + " AND NOT EXISTS (SELECT 1 FROM ledger WHERE account = ?)",
        account,
        account);
  }

  static void noteNotEmpty(Tx tx, String account) throws SQLException {
    tx.update("UPDATE account_history SET emptied = 0 WHERE account = ? AND emptied = 1", account);
  }

  int markSeen(String account, List<Candidate> candidates) {
    int sum = 0;
    for (int i = 0; i < candidates.size(); i += CHUNK) {
      List<Candidate> some = candidates.subList(i, Math.min(candidates.size(), i + CHUNK));
      sum += store.commit(tx -> markSeen(tx, account, some));
    }
    return sum;
  }

  private int markSeen(Tx tx, String account, List<Candidate> candidates) throws SQLException {
    int marked = 0;
    for (Candidate mail : candidates) {
      marked +=
          tx.update(
              "INSERT INTO ledger"
                  + " (account, uidl, mail_id, size, state, attempts, unfinished, changed_at)"
                  + " VALUES (?, ?, ?, ?, 'seen', 0, 0, ?) ON CONFLICT (account, uidl) DO UPDATE"
                  + " SET state = 'seen', unfinished = 0, changed_at = excluded.changed_at"
                  + " WHERE ledger.state = 'open'",
              account,
              mail.uidl(),
              ids.next(),
              mail.size(),
              clock.instant());
    }
    noteNotEmpty(tx, account);
    return marked;
  }

  int known(String account) {
    return store.read(
        tx ->
            tx.first(
                    "SELECT count(*) FROM ledger WHERE account = ? AND state IN ('safe', 'seen')"
                        + " AND missing_since IS NULL",
                    r -> r.getInt(1),
                    account)
                .orElse(0));
  }

  boolean isFamiliar(String account, String fingerprint) {
    return store.read(
        tx ->
            tx.first(
                    "SELECT 1 FROM ledger WHERE account = ? AND fingerprint = ? LIMIT 1",
                    r -> true,
                    account,
                    fingerprint)
                .isPresent());
  }

  /** Sorts the rows of one account while they pass by. */
  private static final class Tally {
    private final Predicate<String> listed;
    private final Instant cutoff;
    private final List<String> vanished = new ArrayList<>();
    private final List<String> returned = new ArrayList<>();
    private final List<String> expired = new ArrayList<>();
    private int live;
    private int hits;

    Tally(Predicate<String> listed, Instant cutoff) {
      this.listed = listed;
      this.cutoff = cutoff;
    }

    void add(ResultSet r) throws SQLException {
      String uidl = r.getString(1);
      String state = r.getString(2);
      long since = r.getLong(3);
      boolean missed = !r.wasNull();
      boolean here = listed.test(uidl);
      if (state.equals("deleted")) {
        keepIf(here || r.getLong(4) >= cutoff.toEpochMilli(), uidl);
      } else if (missed) {
        if (here) {
          returned.add(uidl);
        }
        keepIf(here || since >= cutoff.toEpochMilli(), uidl);
      } else {
        live += state.equals("open") ? 0 : 1;
        hits += here && !state.equals("open") ? 1 : 0;
        if (!here) {
          vanished.add(uidl);
        }
      }
    }

    private void keepIf(boolean kept, String uidl) {
      if (!kept) {
        expired.add(uidl);
      }
    }

    LedgerPresence presence() {
      return new LedgerPresence(live, hits, vanished, returned, expired);
    }
  }
}
