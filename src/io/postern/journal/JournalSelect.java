package io.postern.journal;

import io.postern.mail.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL for a query: as few different texts as there are sets of criteria. A recipient is looked
 * for as the journal writes it.
 */
final class JournalSelect {
  private final StringBuilder sql =
      new StringBuilder("SELECT seq, at, mail_id, account, event, recipient, detail FROM journal");
  private final List<Object> args = new ArrayList<>();

  /** The newest ones that match, newest first. */
  JournalSelect(JournalQuery q) {
    criteria(q);
    boolean byTimeOnly = q.mailId() == null && q.account() == null && q.recipient() == null;
    sql.append(byTimeOnly ? " ORDER BY at DESC, seq DESC LIMIT ?" : " ORDER BY seq DESC LIMIT ?");
    args.add(q.limit());
  }

  /** The oldest ones that match behind a line, oldest first. */
  JournalSelect(JournalQuery q, long after) {
    where("seq > ?", after);
    criteria(q);
    sql.append(" ORDER BY seq LIMIT ?");
    args.add(q.limit());
  }

  private void criteria(JournalQuery q) {
    where("mail_id = ?", q.mailId());
    where("account = ?", q.account());
    where("recipient = ?", q.recipient() == null ? null : OneLine.of(q.recipient()));
    where("event = ?", q.event() == null ? null : q.event().name());
    where("at >= ?", q.from());
    where("at < ?", q.to());
  }

  private void where(String criterion, Object value) {
    if (value != null) {
      sql.append(args.isEmpty() ? " WHERE " : " AND ").append(criterion);
      args.add(value);
    }
  }

  String sql() {
    return sql.toString();
  }

  Object[] args() {
    return args.toArray();
  }
}
