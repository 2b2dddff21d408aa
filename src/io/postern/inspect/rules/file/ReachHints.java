package io.postern.inspect.rules.file;

import io.postern.advice.Quoted;
import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.Remedy;
import io.postern.inspect.rules.Rule;
import java.util.List;
import java.util.Optional;

/** Finds rules that no mail reaches, and rules behind which nothing comes. */
final class ReachHints {
  private final List<Rule> rules;
  private final ConditionCover cover;

  ReachHints(List<Rule> rules, Effort effort) {
    this.rules = rules;
    this.cover = new ConditionCover(effort);
  }

  /** Why a rule never decides, about the first rule that is to blame. */
  Optional<String> neverReached(int which) {
    Rule rule = rules.get(which);
    return rules.subList(0, which).stream()
        .filter(earlier -> cover.covers(earlier.when(), rule.when()))
        .findFirst()
        .map(this::blame);
  }

  /** A rule that lets pass is skipped when it cannot tell; one that intercepts is not. */
  private String blame(Rule earlier) {
    String who = "the rule " + Quoted.text(earlier.name()) + place(earlier);
    if (cover.isAlways(earlier.when())) {
      return "can never be reached, since " + who + " decides about every mail";
    }
    return earlier.kind() == Kind.INTERCEPT
        ? "can never be reached, since " + who + " decides about every mail that it could match"
        : "is reached only by mails that cannot be looked at completely, since "
            + who
            + " lets all others pass that it could match";
  }

  private static String place(Rule rule) {
    return rule.line() > 0 ? " in line " + rule.line() : "";
  }

  /** What a rule that lets pass makes of the rest of the list. */
  Optional<String> letsPass(int which) {
    Rule rule = rules.get(which);
    if (rule.kind() != Kind.PASS) {
      return Optional.empty();
    }
    if (cover.isAlways(rule.when())) {
      return Optional.of("lets every mail pass that reaches it, whatever the spam policy says");
    }
    boolean intercepted =
        rules.subList(which + 1, rules.size()).stream()
            .anyMatch(later -> later.kind() == Kind.INTERCEPT);
    boolean plain =
        rule.then().stream().allMatch(Remedy.Deliver.class::isInstance)
            && !rule.when().judgesFindings();
    return plain && !intercepted
        ? Optional.of(
            "only spares mails the spam policy, since no rule behind it intercepts what it does"
                + " not match")
        : Optional.empty();
  }
}
