package io.postern.inspect.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One of the conditions is true, or several. One that is decides, even when others cannot be told
 * (Kleene's logic). All are asked that may have more parts to tell, so that nothing is left in a
 * mail that should be taken out; one that is true of the whole mail is about no parts.
 *
 * @param conditions at least one
 */
public record AnyOf(List<Condition> conditions) implements Condition {
  /**
   * @throws IllegalArgumentException when there is no condition
   */
  public AnyOf {
    conditions = Conditions.some(conditions);
  }

  @Override
  public Answer test(Facts facts) {
    List<Answer.Yes> yes = new ArrayList<>();
    List<Answer> others = new ArrayList<>();
    Answer unknown = null;
    for (Condition condition : Conditions.byCost(conditions)) {
      Answer answer = condition.test(facts);
      if (answer instanceof Answer.Yes one) {
        if (one.parts().isEmpty()) {
          return one;
        }
        yes.add(one);
      } else if (answer instanceof Answer.CannotTell && unknown == null) {
        unknown = answer;
      } else {
        others.add(answer);
      }
    }
    if (!yes.isEmpty()) {
      Set<String> parts = new HashSet<>();
      yes.forEach(one -> parts.addAll(one.parts()));
      return new Answer.Yes(Conditions.why(yes, ", and "), parts);
    }
    return unknown != null ? unknown : new Answer.No(Conditions.why(others, ", and "));
  }

  @Override
  public boolean looksInside() {
    return conditions.stream().anyMatch(Condition::looksInside);
  }

  @Override
  public boolean judgesFindings() {
    return conditions.stream().anyMatch(Condition::judgesFindings);
  }
}
