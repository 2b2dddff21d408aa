package io.postern.sessionlog;

import io.postern.fetch.SessionReport;
import io.postern.fetch.SessionReport.End;
import java.util.Locale;

/** What is to be said about how a session ended. */
final class Ending {
  private Ending() {}

  /** The name of the words for it, as {@link io.postern.notice.SessionLogNotice} knows them. */
  static String of(SessionReport report) {
    return report.end() == End.COMPLETE && report.isError() ? "trouble" : word(report.end());
  }

  static String word(End end) {
    return end.name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** Whether it was about reaching the provider, and not about mails (F31). */
  static boolean isConnectionTrouble(SessionReport report) {
    return switch (report.end()) {
      case UNREACHABLE, LOGIN_FAILED, BUSY, LOST, PROTOCOL -> true;
      case COMPLETE, STOPPED, SERVER_DOWN, QUESTION, FAILED -> false;
    };
  }
}
