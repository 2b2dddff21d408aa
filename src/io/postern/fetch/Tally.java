package io.postern.fetch;

import io.postern.fetch.SessionReport.End;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts what happens in a session. Used by the session's thread alone. */
final class Tally {
  private final String account;
  private final Clock clock;
  private final Instant started;
  int listed;
  int fetched;
  int settled;
  int unsettled;
  int left;
  int deleted;
  long octets;

  /**
   * The last thing that went wrong with a mail; the session itself may be complete all the same.
   */
  String trouble = "";

  Tally(String account, Clock clock) {
    this.account = account;
    this.clock = clock;
    this.started = clock.instant();
  }

  SessionReport report(End end, String text) {
    return new SessionReport(
        account,
        started,
        Duration.between(started, clock.instant()),
        listed,
        fetched,
        settled,
        unsettled,
        left,
        deleted,
        octets,
        end,
        text);
  }
}
