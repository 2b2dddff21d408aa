package io.postern.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The SQL for a query: as few different texts as there are sets of criteria. */
final class QueueSelect {
  private static final String LIKE = " LIKE '%' || ? || '%' ESCAPE '\\'";

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> args = new ArrayList<>();

  /**
   * @param columns what to select
   * @param below only mails of a smaller number; {@link Long#MAX_VALUE} for all
   */
  QueueSelect(String columns, QueueQuery q, long below, int limit) {
    sql.append("SELECT ").append(columns).append(" FROM queue WHERE seq < ?");
    args.add(below);
    if (q.state() != null) {
      // in the text, not as an argument: else the index of held mail could not be used
      sql.append(" AND state = '").append(q.state().name().toLowerCase(Locale.ROOT)).append('\'');
    }
    and("destination = ?", q.destination());
    and("accepted_at >= ?", q.from());
    and("accepted_at < ?", q.to());
    and("sender" + LIKE, literal(q.sender()));
    and("recipients" + LIKE, literal(q.recipient()));
    and("subject" + LIKE, literal(q.subject()));
    text(q.text());
    sql.append(" ORDER BY seq DESC LIMIT ?");
    args.add(limit);
  }

  private void and(String criterion, Object value) {
    if (value != null) {
      sql.append(" AND ").append(criterion);
      args.add(value);
    }
  }

  private void text(String part) {
    if (part == null) {
      return;
    }
    sql.append(" AND (mail_id = ?");
    args.add(part);
    for (String column : List.of("sender", "recipients", "subject", "origin", "note")) {
      sql.append(" OR ").append(column).append(LIKE);
      args.add(literal(part));
    }
    sql.append(')');
  }

  /** What the person wrote is no pattern. */
  private static String literal(String part) {
    return part == null ? null : part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  String sql() {
    return sql.toString();
  }

  Object[] args() {
    return args.toArray();
  }
}
