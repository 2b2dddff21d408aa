package io.postern.notice;

import io.postern.mail.OneLine;
import io.postern.notice.ReportedRecipient.Action;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The part of a report that is for people. Words of strangers stand on lines of their own, behind a
 * label or a quotation mark of ours.
 */
final class ReportText {
  private static final int MAX_RECIPIENTS = 100;
  private static final int MAX_SUBJECT = 150;
  private static final int MAX_ADDRESS = 320;
  private static final String INDENT = "\n      ";
  private static final String QUOTED = INDENT + "> ";

  private final Wording wording;
  private final DeliveryReport report;
  private final String host;
  private final Clock clock;

  /**
   * @param host the gateway's name
   * @param clock also says in which time zone moments are shown
   */
  ReportText(Wording wording, DeliveryReport report, String host, Clock clock) {
    this.wording = wording;
    this.report = report;
    this.host = host;
    this.clock = clock;
  }

  /** The report's subject, with the mail's subject in it. */
  String subject() {
    boolean relayed = report.recipients().stream().anyMatch(r -> r.action() == Action.RELAYED);
    String key = relayed ? "relayed" : Wording.key(report.reason());
    return wording.word(key + ".subject", "subject", subjectOfMail());
  }

  private String subjectOfMail() {
    String words = OneLine.abridged(report.originalSubject(), MAX_SUBJECT);
    return words.isEmpty() ? wording.word("nosubject") : words;
  }

  /**
   * The text, lines ending with LF.
   *
   * @param whole whether the whole mail is attached
   */
  String text(boolean whole) {
    int count = report.recipients().size();
    return wording.text(
        NoticeFile.report(report.reason()),
        Map.of(
            "host", host,
            "whom", wording.counted(Wording.key(report.reason()) + ".whom", count),
            "recipients", recipients(),
            "until", until(),
            "duration", wording.duration(Duration.between(report.arrived(), clock.instant())),
            "subject", subjectOfMail(),
            "arrived", wording.moment(report.arrived(), clock.getZone()),
            "id", PlainWords.of(report.original().id()),
            "attached", wording.word(whole ? "attached.whole" : "attached.header")));
  }

  private String recipients() {
    List<ReportedRecipient> all = report.recipients();
    String shown =
        all.stream().limit(MAX_RECIPIENTS).map(this::about).collect(Collectors.joining("\n"));
    int more = all.size() - MAX_RECIPIENTS;
    return more > 0 ? shown + "\n  " + wording.counted("more", more) + "\n" : shown;
  }

  private String about(ReportedRecipient recipient) {
    StringBuilder lines = new StringBuilder(160);
    lines.append("  ").append(OneLine.abridged(recipient.address().toString(), MAX_ADDRESS));
    explanation(recipient).ifPresent(key -> lines.append(INDENT).append(indented(key)));
    String words = PlainWords.of(recipient.diagnostic());
    if (!words.isEmpty()) {
      lines.append(INDENT).append(label(recipient)).append(QUOTED).append(words);
    }
    return lines.append('\n').toString();
  }

  private String indented(String key) {
    return wording.word(key).replace("\n", INDENT);
  }

  private String label(ReportedRecipient recipient) {
    if (!recipient.isServersReply()) {
      return wording.word("happened");
    }
    return recipient
        .remoteMta()
        .map(PlainWords::of)
        .filter(name -> !name.isEmpty())
        .map(name -> wording.word("said.server", "server", name))
        .orElseGet(() -> wording.word("said"));
  }

  /** The text that says more about a recipient, if there is one. */
  private Optional<String> explanation(ReportedRecipient recipient) {
    if (recipient.action() == Action.DELIVERED) {
      return Optional.of("action.delivered");
    }
    if (recipient.action() == Action.RELAYED) {
      return Optional.of("action.relayed");
    }
    return report.reason() == DeliveryReport.Reason.FAILURE
        ? hint(report.statusOf(recipient))
        : Optional.empty();
  }

  /** What the status code says about the cause (RFC 3463 section 3). */
  private static Optional<String> hint(EnhancedStatus status) {
    return switch (status.subject() + "." + status.detail()) {
      case "1.1", "1.2", "1.3", "1.10" -> Optional.of("hint.address");
      case "2.2" -> Optional.of("hint.full");
      case "2.3", "3.4" -> Optional.of("hint.size");
      default -> status.subject() == 7 ? Optional.of("hint.policy") : Optional.empty();
    };
  }

  /** Until when the last of the recipients is tried. */
  private String until() {
    return report.recipients().stream()
        .map(ReportedRecipient::willRetryUntil)
        .flatMap(Optional::stream)
        .max(Comparator.<Instant>naturalOrder())
        .map(at -> wording.word("until.known", "until", wording.moment(at, clock.getZone())))
        .orElseGet(() -> wording.word("until.open"));
  }
}
