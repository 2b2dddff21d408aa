package io.postern.manage;

import io.postern.inspect.rules.Explained;
import io.postern.inspect.station.Inspectors.Kind;
import io.postern.mail.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells people what came of a trial. */
final class TrialText {
  private static final int MAX_LINE = 1_000;
  private static final String INDENT = "  ";

  private final TrialReport report;
  private final List<String> lines = new ArrayList<>();

  TrialText(TrialReport report) {
    this.report = report;
  }

  List<String> lines() {
    say("", report.mail().sentence());
    scanners();
    rules();
    outcome();
    otherMails();
    recipients();
    return lines;
  }

  /** Not what the rules found, since each of them is told of. */
  private void scanners() {
    List<TrialFinding> findings =
        report.findings().stream()
            .filter(finding -> !finding.inspector().equals(Kind.RULES.word()))
            .toList();
    say("", findings.isEmpty() ? "scanners: none is asked" : "scanners:");
    findings.forEach(finding -> say(INDENT, finding.sentence()));
    report
        .notAsked()
        .forEach(name -> say(INDENT, name + " does not look at " + direction() + " mail"));
    report.untried().forEach(sentence -> say(INDENT, sentence));
  }

  private String direction() {
    return report.mail().direction().name().toLowerCase(Locale.ROOT);
  }

  private void rules() {
    say("", report.rules().isEmpty() ? "rules: there are none" : "rules:");
    for (Explained rule : report.rules()) {
      say(rule.decides() ? "* " : INDENT, rule.sentence());
    }
  }

  private void outcome() {
    String by = report.rule().map(rule -> " by rule \"" + rule + "\"").orElse("");
    say("", "outcome: " + report.fate().word() + by);
    report.reasons().forEach(reason -> say(INDENT, reason));
    if (!report.tag().isEmpty()) {
      say(INDENT, "before the subject stands " + report.tag());
    }
    report.changes().forEach(change -> say(INDENT, "changed: " + change));
  }

  private void otherMails() {
    say("", report.errands().isEmpty() ? "other mails: none" : "other mails:");
    report.errands().forEach(errand -> say(INDENT, errand.sentence()));
  }

  private void recipients() {
    String names =
        report.recipients().stream()
            .map(TrialWay.Recipient::name)
            .collect(Collectors.joining(", "));
    say("", "recipients: " + (names.isEmpty() ? "nobody" : names));
    TrialWay way = report.way();
    String fate = way.fate() == TrialFate.DELIVERED ? "" : way.fate().word() + ", ";
    say(INDENT, (report.stopped() ? "had it gone on: " : "") + fate + way.sentence());
    way.changes().forEach(change -> say(INDENT, "changed on the way: " + change));
  }

  private void say(String before, String sentence) {
    lines.add(before + OneLine.abridged(sentence, MAX_LINE));
  }
}
