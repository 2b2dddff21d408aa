package io.postern.sessionlog;

import io.postern.fetch.SessionReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts for each account how many sessions in a row have failed (F119), and knows what people were
 * told already. Not durable: after a restart the count begins anew. Safe for several threads.
 */
final class Failures {
  /** The same failure is not told again before that. */
  static final Duration SAME_AGAIN = Duration.ofHours(1);

  private record Row(int length, String told, Instant at) {
    static final Row NONE = new Row(0, "", Instant.MIN);
  }

  private final Map<String, Row> rows = new ConcurrentHashMap<>();

  /** A session ended; says how many have failed in a row by now, 0 when it did not. */
  int count(SessionReport report) {
    if (!report.isError()) {
      rows.remove(report.account());
      return 0;
    }
    return rows.merge(
            report.account(),
            new Row(1, "", Instant.MIN),
            (before, first) -> new Row(before.length() + 1, before.told(), before.at()))
        .length();
  }

  /**
   * Whether a failure is worth telling: it is another one than the last that was told, or that was
   * some time ago. From now on it is told.
   */
  boolean isNews(SessionReport report, Instant now) {
    String what = report.end() + " " + report.text();
    Row row = rows.getOrDefault(report.account(), Row.NONE);
    boolean news = !what.equals(row.told()) || !now.isBefore(row.at().plus(SAME_AGAIN));
    if (news) {
      rows.put(report.account(), new Row(row.length(), what, now));
    }
    return news;
  }
}
