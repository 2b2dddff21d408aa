package io.postern.fetch;

import io.postern.store.Tx;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * What the database knows about an account's history.
 *
 * @param identity whose mailbox the ledger speaks of; empty when it never spoke of one
 * @param emptied whether the ledger has no messages of the account for a good reason
 * @param answer an administrator's answer that was not carried out yet
 * @param messages whether the ledger has messages of the account
 */
record AccountHistoryRow(
    Optional<Identity> identity, boolean emptied, Optional<String> answer, boolean messages) {

  /**
   * A mailbox at a provider.
   *
   * @param host in lower case
   * @param username as written: for some servers case matters
   */
  record Identity(String host, String username) {
    static Identity of(String host, String username) {
      return new Identity(host.toLowerCase(Locale.ROOT), username);
    }

    @Override
    public String toString() {
      return username + " at " + host;
    }
  }

  static AccountHistoryRow read(Tx tx, String account) throws SQLException {
    boolean messages =
        tx.first("SELECT 1 FROM ledger WHERE account = ? LIMIT 1", r -> true, account).isPresent();
    return tx.first(
            "SELECT host, username, emptied, answer FROM account_history WHERE account = ?",
            r ->
                new AccountHistoryRow(
                    identity(r.getString(1), r.getString(2)),
                    r.getInt(3) == 1,
                    Optional.ofNullable(r.getString(4)),
                    messages),
            account)
        .orElse(new AccountHistoryRow(Optional.empty(), true, Optional.empty(), messages));
  }

  private static Optional<Identity> identity(String host, String username) {
    return host == null ? Optional.empty() : Optional.of(new Identity(host, username));
  }

  /** Notes the mailbox; whether the ledger is empty stays as it was. */
  static int identify(Tx tx, String account, Identity now) throws SQLException {
    return tx.update(
        "INSERT INTO account_history (account, host, username, emptied) VALUES (?, ?, ?, 1)"
            + " ON CONFLICT (account) DO UPDATE"
            + " SET host = excluded.host, username = excluded.username",
        account,
        now.host(),
        now.username());
  }

  /** Notes the mailbox and that the answer was carried out. */
  static int settle(Tx tx, String account, Identity now) throws SQLException {
    return tx.update(
        "INSERT INTO account_history (account, host, username, emptied)"
            + " VALUES (?, ?, ?, NOT EXISTS (SELECT 1 FROM ledger WHERE account = ?))"
            + " ON CONFLICT (account) DO UPDATE SET host = excluded.host,"
            + " username = excluded.username, emptied = excluded.emptied, answer = NULL",
        account,
        now.host(),
        now.username(),
        account);
  }

  static int answer(Tx tx, String account, String word) throws SQLException {
    return tx.update(
        "INSERT INTO account_history (account, emptied, answer) VALUES (?, 1, ?)"
            + " ON CONFLICT (account) DO UPDATE SET answer = excluded.answer",
        account,
        word);
  }
}
