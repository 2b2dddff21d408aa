package io.postern.manage;

import io.postern.inspect.rules.Answer;
import io.postern.inspect.rules.Explained;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells programs what came of a trial. */
final class TrialMap {
  private TrialMap() {}

  static Map<String, Object> of(TrialReport report) {
    Map<String, Object> map = mail(report.mail());
    map.put("findings", report.findings().stream().map(TrialMap::finding).toList());
    map.put("notAsked", report.notAsked());
    map.put("untried", report.untried());
    map.put("rules", report.rules().stream().map(TrialMap::rule).toList());
    map.put("fate", report.fate().word());
    map.put("rule", report.rule().orElse(""));
    map.put("reasons", report.reasons());
    map.put("tag", report.tag());
    map.put("changes", report.changes());
    map.put("notices", errands(report, true));
    map.put("copies", errands(report, false));
    map.put("recipients", report.recipients().stream().map(TrialMap::recipient).toList());
    map.put("way", way(report.way()));
    return map;
  }

  private static Map<String, Object> mail(TrialSubject mail) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("direction", mail.direction().name().toLowerCase(Locale.ROOT));
    map.put("account", mail.account());
    map.put("sender", mail.sender());
    map.put("envelopeRecipients", mail.recipients());
    map.put("subject", mail.subject());
    map.put("octets", mail.octets());
    return map;
  }

  private static Map<String, Object> finding(TrialFinding finding) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("inspector", finding.inspector());
    map.put("finding", finding.word());
    map.put("text", finding.text());
    return map;
  }

  private static Map<String, Object> rule(Explained rule) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", rule.rule());
    map.put("kind", rule.kind().name().toLowerCase(Locale.ROOT));
    map.put("answer", answer(rule.answer()));
    map.put("decides", rule.decides());
    map.put("text", rule.sentence());
    return map;
  }

  private static String answer(Answer answer) {
    if (answer instanceof Answer.Yes) {
      return "yes";
    }
    return answer instanceof Answer.No ? "no" : "cannot-tell";
  }

  private static List<Map<String, Object>> errands(TrialReport report, boolean notices) {
    return report.errands().stream()
        .filter(errand -> errand.isNotice() == notices)
        .map(TrialMap::errand)
        .toList();
  }

  private static Map<String, Object> errand(TrialErrand errand) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", errand.kind().name().toLowerCase(Locale.ROOT));
    map.put("to", errand.to());
    map.put("subject", errand.subject());
    return map;
  }

  private static Map<String, Object> recipient(TrialWay.Recipient recipient) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("recipient", recipient.name());
    map.put("why", recipient.why());
    return map;
  }

  private static Map<String, Object> way(TrialWay way) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("fate", way.fate().word());
    map.put("recipients", way.recipients().stream().map(TrialMap::recipient).toList());
    map.put("text", way.sentence());
    map.put("changes", way.changes());
    return map;
  }
}
