package io.postern.fetch;

import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.store.Store;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a person does to an account's ledger by hand. Only while no session of the account is under
 * way.
 */
public final class LedgerCare {
  private static final int CHUNK = 500;

  private final Store store;
  private final Journal journal;
  private final LedgerRows rows = new LedgerRows(new LedgerRecipients());

  public LedgerCare(Store store, Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  /** How many messages of an account are known. */
  public int count(String account) {
    return store.read(
        tx ->
            tx.first("SELECT count(*) FROM ledger WHERE account = ?", r -> r.getInt(1), account)
                .orElse(0));
  }

  /**
   * Forgets messages, so that those that are still at the provider are fetched again, as if they
   * had never been seen (F43).
   *
   * @param byWhom for the journal
   * @return how many of them were known
   */
  public int forget(String account, Collection<String> uidls, String byWhom) {
    int forgotten = 0;
    List<String> all = List.copyOf(uidls);
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<String> some = all.subList(from, Math.min(from + CHUNK, all.size()));
      forgotten += store.commit(tx -> forget(tx, account, some, byWhom));
    }
    return forgotten;
  }

  private int forget(Tx tx, String account, List<String> uidls, String byWhom) throws SQLException {
    int forgotten = 0;
    for (String uidl : uidls) {
      Optional<LedgerEntry> entry = rows.find(tx, account, uidl);
      if (entry.isPresent()) {
        rows.forget(tx, account, uidl);
        String detail = "UIDL " + uidl + ", by " + byWhom;
        journal.append(tx, entry.get().mailId(), account, Event.FORGOTTEN, null, detail);
        forgotten++;
      }
    }
    LedgerListing.noteWhetherEmpty(tx, account);
    return forgotten;
  }

  /**
   * Forgets all messages of an account; little by little, so that nobody waits. Should it break
   * off, the rest is forgotten by doing it again.
   *
   * @return how many there were
   */
  public int forgetAll(String account, String byWhom) {
    int sum = 0;
    int gone;
    do {
      gone = store.commit(tx -> forgetSome(tx, account));
      sum += gone;
    } while (gone > 0);
    journal
        .append(null, account, Event.FORGOTTEN, null, "all " + sum + " messages, by " + byWhom)
        .join();
    return sum;
  }

  private int forgetSome(Tx tx, String account) throws SQLException {
    List<String> some =
        tx.query(
            "SELECT uidl FROM ledger WHERE account = ? LIMIT " + CHUNK,
            r -> r.getString(1),
            account);
    for (String uidl : some) {
      rows.forget(tx, account, uidl);
    }
    LedgerListing.noteWhetherEmpty(tx, account);
    return some.size();
  }

  /** A person had all that is in the mailbox taken as known. */
  void markedSeen(String account, int marked, String byWhom) {
    journal.append(null, account, Event.SEEN, null, marked + " messages, by " + byWhom).join();
  }

  /** A person had a mail deleted that nobody is known to have. */
  void lost(String account, MailboxRow row, String byWhom) {
    String mailId = row.known().map(LedgerEntry::mailId).orElse(null);
    String detail = "UIDL " + row.uidl() + ": deleted at the provider by " + byWhom;
    journal.append(mailId, account, Event.DROPPED, null, detail).join();
  }
}
