package io.postern.inspect.rules;

import java.util.Set;

/** Every mail. */
public record Always() implements Condition {

  @Override
  public Answer test(Facts facts) {
    return new Answer.Yes("every mail is meant", Set.of());
  }
}
