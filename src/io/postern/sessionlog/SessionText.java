package io.postern.sessionlog;

import io.postern.fetch.SessionReport;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The log of a session as a text of short lines. */
final class SessionText {
  private SessionText() {}

  /**
   * The complete log.
   *
   * @param failures how many sessions in a row have failed, this one included
   * @param zone of the date at the top
   */
  static List<String> of(Diary diary, SessionReport report, int failures, ZoneId zone) {
    sumUp(diary, report, failures);
    List<String> text = new ArrayList<>();
    LocalDate day = LocalDate.ofInstant(diary.begun(), zone);
    text.add("Session of " + diary.account().account() + ", " + day);
    text.add("");
    text.addAll(diary.lines());
    return text.stream().flatMap(line -> FixedLines.of(line).stream()).toList();
  }

  private static void sumUp(Diary diary, SessionReport report, int failures) {
    diary.countRest();
    if (!report.gotNowhere()) {
      count(diary, report);
    }
    boolean trouble = report.end() == SessionReport.End.COMPLETE && report.isError();
    String how =
        report.end().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + (trouble ? ", but not every mail is delivered" : "");
    String why = report.text().isEmpty() ? "" : ": " + report.text();
    diary.write("Session: " + (report.isError() ? "*** Error: " : "") + "ended, " + how + why);
    if (failures > 1) {
      diary.write("Session: the last " + failures + " sessions of this account failed.");
    }
  }

  private static void count(Diary diary, SessionReport report) {
    diary.write(
        "Session: %d in the mailbox, %d fetched (%s), %s."
            .formatted(
                report.listed(),
                report.fetched(),
                Sizes.of(report.octets()),
                duration(report.took().toMillis())));
    diary.write(
        "Session: %d settled, %d unsettled, %d left, %d deleted."
            .formatted(report.settled(), report.unsettled(), report.left(), report.deleted()));
  }

  private static String duration(long millis) {
    return millis < 10_000 ? millis + " ms" : millis / 1000 + " s";
  }
}
