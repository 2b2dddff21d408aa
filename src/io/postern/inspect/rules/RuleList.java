package io.postern.inspect.rules;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.Remedy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules in their order. The first that applies decides (F104): one that intercepts, or one that
 * lets pass, behind which nothing is checked. One that intercepts and cannot tell decides, too, for
 * nobody knows whether it applies; one that lets pass and cannot tell does not. Immutable.
 */
public final class RuleList {
  private static final String INSPECTOR = "rules";

  private final List<Rule> rules;

  /**
   * @param rules may be none
   * @throws IllegalArgumentException when two have the same name
   */
  public RuleList(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    Set<String> names = new HashSet<>();
    for (Rule rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException(
            "two rules are called " + Wording.quoted(rule.name()) + "; expected different names");
      }
    }
  }

  /** The rules, in their order. */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * What the rules say about a mail; asks no further than needed.
   *
   * @return {@link Finding.Matched}, {@link Finding.CouldNotTell}, or {@link Finding.Clean} when no
   *     rule applies
   */
  public Finding decide(Facts facts) {
    for (Rule rule : rules) {
      Answer answer = rule.when().test(facts);
      if (decides(rule, answer)) {
        return finding(rule, answer);
      }
    }
    return new Finding.Clean(INSPECTOR, "no rule applies");
  }

  /**
   * What every rule says about a mail, those included that are never asked because one before them
   * decides.
   *
   * @return one for each rule, in their order
   */
  public List<Explained> explain(Facts facts) {
    List<Explained> all = new ArrayList<>(rules.size());
    boolean decided = false;
    for (Rule rule : rules) {
      Answer answer = rule.when().test(facts);
      boolean decides = !decided && decides(rule, answer);
      all.add(new Explained(rule.name(), rule.kind(), answer, decides));
      decided |= decides;
    }
    return all;
  }

  private static boolean decides(Rule rule, Answer answer) {
    return answer instanceof Answer.Yes
        || (answer instanceof Answer.CannotTell && rule.kind() == Kind.INTERCEPT);
  }

  private static Finding finding(Rule rule, Answer answer) {
    String text = new Explained(rule.name(), rule.kind(), answer, true).sentence();
    if (answer instanceof Answer.Yes yes) {
      return new Finding.Matched(
          INSPECTOR,
          rule.name(),
          rule.kind(),
          remedies(rule, yes),
          rule.when().judgesFindings(),
          text);
    }
    return new Finding.CouldNotTell(INSPECTOR, text);
  }

  /** What the rule wants done, with the parts that are meant where it does not say. */
  private static List<Remedy> remedies(Rule rule, Answer.Yes yes) {
    return rule.then().stream().map(remedy -> withParts(remedy, yes)).toList();
  }

  private static Remedy withParts(Remedy remedy, Answer.Yes yes) {
    return remedy instanceof Remedy.StripAttachments strip && strip.parts().isEmpty()
        ? new Remedy.StripAttachments(yes.parts().stream().sorted().toList())
        : remedy;
  }
}
