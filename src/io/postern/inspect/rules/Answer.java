package io.postern.inspect.rules;

import java.util.Set;

/** Whether a condition is true of a mail. What could not be looked at is neither yes nor no. */
public sealed interface Answer {

  /** Why, in a few words for people; cleaned of what strangers wrote. */
  String why();

  /**
   * It is.
   *
   * @param parts numbers of the parts that made it true, for what is done with attachments; empty
   *     when it is not about parts
   */
  record Yes(String why, Set<String> parts) implements Answer {
    public Yes {
      parts = Set.copyOf(parts);
    }
  }

  /** It is not. */
  record No(String why) implements Answer {}

  /** Not all of the mail could be looked at, and what was seen does not decide. */
  record CannotTell(String why) implements Answer {}
}
