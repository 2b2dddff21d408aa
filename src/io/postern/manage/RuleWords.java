package io.postern.manage;

import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.rules.Rule;
import io.postern.mail.OneLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells people and programs what rules there are. */
public final class RuleWords {
  private static final int MAX_SENTENCE = 1_000;

  private RuleWords() {}

  /** One sentence: what it is about, and what it does. */
  public static String sentence(Rule rule) {
    String does = rule.kind() == Kind.PASS ? "lets pass" : "intercepts";
    String then = rule.then().isEmpty() ? "" : "; then " + RemedyWords.of(rule.then());
    return OneLine.abridged(
        "rule \"" + rule.name() + "\" " + does + ": " + ConditionWords.of(rule.when()) + then,
        MAX_SENTENCE);
  }

  /** A row per rule, in their order; {@code line} is 0 for one that is made from a setting. */
  public static List<Map<String, Object>> rows(List<Rule> rules) {
    return rules.stream().map(RuleWords::row).toList();
  }

  private static Map<String, Object> row(Rule rule) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", rule.name());
    row.put("kind", rule.kind() == Kind.PASS ? "pass" : "intercept");
    row.put("line", rule.line());
    row.put("text", sentence(rule));
    return row;
  }
}
