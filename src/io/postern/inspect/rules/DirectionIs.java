package io.postern.inspect.rules;

import io.postern.inspect.Occasion;
import java.util.Locale;
import java.util.Set;

/**
 * Which way the mail goes.
 *
 * @param direction in or out
 */
public record DirectionIs(Occasion.Direction direction) implements Condition {

  @Override
  public Answer test(Facts facts) {
    Occasion.Direction actual = facts.occasion().direction();
    String why = "the mail is " + actual.name().toLowerCase(Locale.ROOT);
    return actual == direction ? new Answer.Yes(why, Set.of()) : new Answer.No(why);
  }
}
