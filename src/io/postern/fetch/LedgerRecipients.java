package io.postern.fetch;

import io.postern.mail.Outcome;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/**
 * The recipients of the mails under way, in the database. A recipient that has a mail keeps having
 * it: no later line takes that back.
 */
final class LedgerRecipients {
  private static final int MAX_REPLY = 500;

  /** What is known about a recipient of a mail. */
  enum State {
    SENDING("sending"),
    DELIVERED("delivered"),
    DEFERRED("deferred"),
    REFUSED("refused"),
    REJECTED_AS_SPAM("refused"),
    /** Nothing is left to do, as if the hold had it. */
    DROPPED("held"),
    HELD("held"),
    IN_DOUBT("in_doubt");

    private final String text;

    State(String text) {
      this.text = text;
    }

    static State of(Outcome outcome) {
      if (outcome instanceof Outcome.Delivered) {
        return DELIVERED;
      }
      if (outcome instanceof Outcome.Deferred put) {
        return put.cause() == Outcome.Cause.IN_DOUBT ? IN_DOUBT : DEFERRED;
      }
      if (outcome instanceof Outcome.Spam spam) {
        return spam.discarded() ? DROPPED : REJECTED_AS_SPAM;
      }
      return REFUSED;
    }
  }

  void set(
      Tx tx,
      String mailId,
      String recipient,
      String endpoint,
      State state,
      String reply,
      Instant at)
      throws SQLException {
    tx.update(
        "INSERT INTO ledger_recipient (mail_id, recipient, endpoint, state, reply, at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (mail_id, recipient) DO UPDATE"
            + " SET endpoint = excluded.endpoint, state = excluded.state, reply = excluded.reply,"
            + " at = excluded.at WHERE ledger_recipient.state <> 'delivered'",
        mailId,
        recipient,
        endpoint,
        state.text,
        reply == null || reply.length() <= MAX_REPLY ? reply : reply.substring(0, MAX_REPLY),
        at);
  }

  Set<String> done(Tx tx, String mailId) throws SQLException {
    return Set.copyOf(
        tx.query(
            "SELECT recipient FROM ledger_recipient"
                + " WHERE mail_id = ? AND state IN ('delivered', 'held')",
            r -> r.getString(1),
            mailId));
  }

  Set<String> delivered(Tx tx, String mailId) throws SQLException {
    return Set.copyOf(
        tx.query(
            "SELECT recipient FROM ledger_recipient WHERE mail_id = ? AND state = 'delivered'",
            r -> r.getString(1),
            mailId));
  }

  void forget(Tx tx, String mailId) throws SQLException {
    tx.update("DELETE FROM ledger_recipient WHERE mail_id = ?", mailId);
  }

  /** A mail in the hold keeps them: its release has to know who has it. */
  void forgetUnlessHeld(Tx tx, String account, String uidl) throws SQLException {
    tx.update(
        "DELETE FROM ledger_recipient WHERE mail_id ="
            + " (SELECT mail_id FROM ledger WHERE account = ? AND uidl = ?)"
            + " AND mail_id NOT IN (SELECT mail_id FROM hold)",
        account,
        uidl);
  }
}
