package io.postern.journal;

import io.postern.mail.OneLine;
import io.postern.store.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds mails by the line with which each begins, and reads the rest of its lines. A page looks at
 * a bounded number of beginnings, so that a rare sender does not keep the database busy.
 */
final class StoryReading {
  private static final int LOOKED_AT = 2_000;
  private static final int MAX_LINES = 500;
  private static final String COLUMNS =
      "SELECT seq, at, mail_id, account, event, recipient, detail FROM journal WHERE ";

  private final StoryQuery q;

  StoryReading(StoryQuery q) {
    this.q = q;
  }

  StoryPage page(Tx tx) throws SQLException {
    List<Entry> beginnings = beginnings(tx);
    List<MailStory> mails = new ArrayList<>();
    int looked = 0;
    while (looked < beginnings.size() && mails.size() < q.limit()) {
      story(tx, beginnings.get(looked++)).ifPresent(mails::add);
    }
    boolean more = looked < beginnings.size() || beginnings.size() == LOOKED_AT;
    return new StoryPage(mails, more ? Optional.of(place(beginnings, looked)) : Optional.empty());
  }

  private static StoryQuery.Place place(List<Entry> beginnings, int looked) {
    Entry last = beginnings.get(looked - 1);
    return new StoryQuery.Place(last.at(), last.seq());
  }

  private List<Entry> beginnings(Tx tx) throws SQLException {
    StringBuilder sql =
        new StringBuilder(COLUMNS)
            .append("event IN ('FETCHED', 'ACCEPTED') AND mail_id IS NOT NULL");
    List<Object> args = new ArrayList<>();
    where(sql, args, "+account = ?", q.account());
    where(sql, args, "at >= ?", q.from());
    where(sql, args, "at < ?", q.to());
    if (q.after() != null) {
      sql.append(" AND (at, seq) < (?, ?)");
      args.add(q.after().at());
      args.add(q.after().seq());
    }
    sql.append(" ORDER BY at DESC, seq DESC LIMIT ").append(LOOKED_AT);
    return tx.query(sql.toString(), Journal::entry, args.toArray());
  }

  private static void where(StringBuilder sql, List<Object> args, String part, Object value) {
    if (value != null) {
      sql.append(" AND ").append(part);
      args.add(value);
    }
  }

  /** Empty when it is not wanted, or began earlier: each further attempt notes the mail anew. */
  private Optional<MailStory> story(Tx tx, Entry beginning) throws SQLException {
    StoryWords words = StoryWords.of(beginning);
    if (q.sender() != null && !contains(words.from(), q.sender())) {
      return Optional.empty();
    }
    List<Entry> lines =
        tx.query(
            COLUMNS + "mail_id = ? ORDER BY seq LIMIT " + MAX_LINES,
            Journal::entry,
            beginning.mailId());
    Optional<Entry> first =
        lines.stream().filter(e -> StoryWords.isBeginning(e.event())).findFirst();
    if (first.isEmpty() || first.get().seq() != beginning.seq()) {
      return Optional.empty();
    }
    MailStory story = new StoryFold(lines).story(beginning, words);
    String wanted = q.recipient() == null ? null : OneLine.of(q.recipient());
    return wanted == null || story.recipients().contains(wanted)
        ? Optional.of(story)
        : Optional.empty();
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
