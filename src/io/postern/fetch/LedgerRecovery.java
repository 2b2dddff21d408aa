package io.postern.fetch;

import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what was being sent when the process died, and clears away what nobody needs any more. */
final class LedgerRecovery {
  private final Journal journal;
  private final Clock clock;

  LedgerRecovery(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  List<LedgerInDoubt> close(Tx tx) throws SQLException {
    forgetFinished(tx);
    Map<String, List<String>> sending = sending(tx);
    if (sending.isEmpty()) {
      return List.of();
    }
    Map<String, String> accounts = accounts(tx);
    List<LedgerInDoubt> inDoubt = new ArrayList<>();
    for (Map.Entry<String, List<String>> mail : sending.entrySet()) {
      String account = accounts.get(mail.getKey());
      inDoubt.add(new LedgerInDoubt(mail.getKey(), account, List.copyOf(mail.getValue())));
      for (String recipient : mail.getValue()) {
        String detail = "the gateway ended before the server's answer was recorded";
        journal.append(tx, mail.getKey(), account, Event.IN_DOUBT, recipient, detail);
      }
    }
    tx.update(
        "UPDATE ledger_recipient SET state = 'in_doubt', at = ? WHERE state = 'sending'",
        clock.instant());
    return inDoubt;
  }

  /** What a release from the hold wrote for a mail that is neither open nor held any more. */
  private static void forgetFinished(Tx tx) throws SQLException {
    tx.update(
        "DELETE FROM ledger_recipient WHERE state <> 'sending'"
            + " AND mail_id NOT IN (SELECT mail_id FROM hold)"
            + " AND mail_id NOT IN (SELECT mail_id FROM ledger WHERE state = 'open')");
  }

  private static Map<String, List<String>> sending(Tx tx) throws SQLException {
    Map<String, List<String>> sending = new LinkedHashMap<>();
    tx.each(
        "SELECT mail_id, recipient FROM ledger_recipient WHERE state = 'sending'"
            + " ORDER BY mail_id, recipient",
        r -> sending.computeIfAbsent(r.getString(1), id -> new ArrayList<>()).add(r.getString(2)));
    return sending;
  }

  /**
   * One pass over the ledger: an index by mail would cost every mail, and this happens once a
   * start.
   */
  private static Map<String, String> accounts(Tx tx) throws SQLException {
    Map<String, String> accounts = new HashMap<>();
    tx.each(
        "SELECT mail_id, account FROM ledger WHERE mail_id IN"
            + " (SELECT mail_id FROM ledger_recipient WHERE state = 'sending')",
        r -> accounts.put(r.getString(1), r.getString(2)));
    return accounts;
  }
}
