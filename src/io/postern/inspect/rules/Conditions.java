package io.postern.inspect.rules;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several conditions side by side. */
final class Conditions {
  private Conditions() {}

  /** A copy of the conditions of which there must be one. */
  static List<Condition> some(List<Condition> conditions) {
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("no condition is there; expected at least one");
    }
    return List.copyOf(conditions);
  }

  /** In the order in which they are asked: those that cost much come last. */
  static List<Condition> byCost(List<Condition> conditions) {
    return Stream.concat(
            conditions.stream().filter(condition -> !condition.looksInside()),
            conditions.stream().filter(Condition::looksInside))
        .toList();
  }

  /** What several answers say, as one sentence. */
  static String why(List<? extends Answer> answers, String between) {
    return Wording.bounded(
        answers.stream().map(Answer::why).distinct().collect(Collectors.joining(between)));
  }
}
