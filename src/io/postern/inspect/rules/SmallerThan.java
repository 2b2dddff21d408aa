package io.postern.inspect.rules;

import java.util.Set;

/**
 * Whether the mail is smaller than this, its header and what encodes its parts included.
 *
 * @param octets a mail of exactly this size is not
 */
public record SmallerThan(long octets) implements Condition {
  /**
   * @throws IllegalArgumentException when the size is below one
   */
  public SmallerThan {
    if (octets < 1) {
      throw new IllegalArgumentException("a size is " + octets + " octets; expected at least 1");
    }
  }

  @Override
  public Answer test(Facts facts) {
    long size = facts.mail().content().size();
    return size < octets
        ? new Answer.Yes("the mail has " + size + " octets, fewer than " + octets, Set.of())
        : new Answer.No("the mail has " + size + " octets, not fewer than " + octets);
  }
}
