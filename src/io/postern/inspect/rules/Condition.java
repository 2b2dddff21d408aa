package io.postern.inspect.rules;

/** Something that is true of a mail or not. Immutable; safe for many threads. */
public interface Condition {

  /** Never null, never throws for what is in a mail. */
  Answer test(Facts facts);

  /**
   * Whether it, or a condition in it, needs to know what the mail consists of, which costs much
   * more than all else; where several conditions are asked, those that need not are asked first.
   */
  default boolean looksInside() {
    return false;
  }

  /**
   * Whether it, or a condition in it, is about viruses that scanners found or could not look for.
   */
  default boolean judgesFindings() {
    return false;
  }
}
