package io.postern.inspect.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All conditions are true. One that is not decides, even when others cannot be told (Kleene's
 * logic).
 *
 * @param conditions at least one
 */
public record AllOf(List<Condition> conditions) implements Condition {
  /**
   * @throws IllegalArgumentException when there is no condition
   */
  public AllOf {
    conditions = Conditions.some(conditions);
  }

  @Override
  public Answer test(Facts facts) {
    List<Answer.Yes> yes = new ArrayList<>();
    Answer unknown = null;
    for (Condition condition : Conditions.byCost(conditions)) {
      Answer answer = condition.test(facts);
      if (answer instanceof Answer.No) {
        return answer;
      }
      if (answer instanceof Answer.Yes one) {
        yes.add(one);
      } else if (unknown == null) {
        unknown = answer;
      }
    }
    if (unknown != null) {
      return unknown;
    }
    Set<String> parts = new HashSet<>();
    yes.forEach(one -> parts.addAll(one.parts()));
    return new Answer.Yes(Conditions.why(yes, ", and "), parts);
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
