package io.postern.inspect.rules;

import io.postern.inspect.Finding.Matched.Kind;

/**
 * What one rule of a list says about a mail (F111).
 *
 * @param rule its name
 * @param kind whether it intercepts or lets pass
 * @param answer whether its condition is true, and why
 * @param decides whether the list ends with it; true of one rule at the most
 */
public record Explained(String rule, Kind kind, Answer answer, boolean decides) {

  /**
   * One sentence for people, {@code rule "no programs" intercepts: attachment "a.exe" matches
   * "*.exe"}; of a rule behind the deciding one, what it would do.
   */
  public String sentence() {
    return "rule " + Wording.quoted(rule) + " " + does() + ": " + answer.why();
  }

  private String does() {
    if (answer instanceof Answer.No) {
      return "does not apply";
    }
    if (answer instanceof Answer.CannotTell) {
      return kind == Kind.PASS ? "is not taken, since it cannot tell" : "cannot tell";
    }
    if (decides) {
      return kind == Kind.PASS ? "lets pass" : "intercepts";
    }
    return kind == Kind.PASS
        ? "would let pass, had no rule decided before"
        : "would intercept, had no rule decided before";
  }
}
