package io.postern.inspect.rules;

import java.util.Set;

/**
 * The condition is not true. What cannot be told stays so.
 *
 * @param condition what must not be true
 */
public record Not(Condition condition) implements Condition {

  @Override
  public Answer test(Facts facts) {
    Answer answer = condition.test(facts);
    if (answer instanceof Answer.Yes) {
      return new Answer.No(answer.why());
    }
    return answer instanceof Answer.No ? new Answer.Yes(answer.why(), Set.of()) : answer;
  }

  @Override
  public boolean looksInside() {
    return condition.looksInside();
  }

  @Override
  public boolean judgesFindings() {
    return condition.judgesFindings();
  }
}
