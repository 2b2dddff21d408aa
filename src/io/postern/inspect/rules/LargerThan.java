package io.postern.inspect.rules;

import java.util.Set;

/**
 * Whether the mail is larger than this, its header and what encodes its parts included.
 *
 * @param octets a mail of exactly this size is not
 */
public record LargerThan(long octets) implements Condition {
  /**
   * @throws IllegalArgumentException when the size is below zero
   */
  public LargerThan {
    if (octets < 0) {
      throw new IllegalArgumentException("a size is " + octets + " octets; expected at least 0");
    }
  }

  @Override
  public Answer test(Facts facts) {
    long size = facts.mail().content().size();
    return size > octets
        ? new Answer.Yes("the mail has " + size + " octets, more than " + octets, Set.of())
        : new Answer.No("the mail has " + size + " octets, not more than " + octets);
  }
}
