package io.postern.notice;

import java.util.Locale;

/** The files with the gateway's texts, each of which exists in every language. */
enum NoticeFile {
  REPORT_FAILURE("report-failure", report()),
  REPORT_DELAY("report-delay", report()),
  REPORT_SUCCESS("report-success", report()),
  REPORT_REMOVED("report-removed", report()),
  REPORT_EXPIRED("report-expired", report()),
  HOLD(
      "hold-notice",
      Names.of("host", "held")
          .withList(
              "mails", "id", "account", "at", "size", "sender", "subject", "recipients", "reason")),
  INTERCEPTED("intercepted", inspected()),
  SPECIALIST("intercepted-specialist", inspected().and("encoded", "file")),
  WARNING("warning", inspected().and("encoded", "file")),
  REMOVED_ATTACHMENT(
      "removed-attachment", Names.of("host", "name", "size").withList("reasons", "reason")),
  OVERSIZE("oversize", oversize().and("account", "sender")),
  OVERSIZE_SENDER("oversize-sender", oversize().and("postmaster")),
  SESSION_LOG("session-log", Names.of("host", "account", "outcome", "failures", "log")),
  UNTOLD(
      "alert-untold",
      Names.of("host", "id", "why", "sender", "subject", "more")
          .withList("recipients", "recipient", "answer")),
  TROUBLE("alert-trouble", Names.of("host", "server", "answer", "advice")),
  /** Short texts, each of them behind its key. */
  WORDS("words", Names.of());

  private final String base;
  private final Names names;

  NoticeFile(String base, Names names) {
    this.base = base;
    this.names = names;
  }

  private static Names report() {
    return Names.of(
        "host", "whom", "recipients", "until", "duration", "subject", "arrived", "id", "attached");
  }

  private static Names inspected() {
    return Names.of(
            "host",
            "id",
            "incoming",
            "account",
            "at",
            "size",
            "sender",
            "subject",
            "recipients",
            "attached")
        .withList("reasons", "reason");
  }

  private static Names oversize() {
    return Names.of("host", "id", "at", "size", "limit", "subject");
  }

  /** The text of a report. */
  static NoticeFile report(DeliveryReport.Reason reason) {
    return valueOf("REPORT_" + reason.name());
  }

  /** The names that the template may use; of {@link #WORDS}, each text has its own. */
  Names names() {
    return names;
  }

  /**
   * @param language for example {@code de}
   */
  String fileName(String language) {
    return base + "." + language.toLowerCase(Locale.ROOT) + (isWords() ? ".properties" : ".txt");
  }

  /** Whether it has many short texts behind keys. */
  boolean isWords() {
    return base.equals("words");
  }
}
