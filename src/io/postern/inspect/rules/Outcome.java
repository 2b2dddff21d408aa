package io.postern.inspect.rules;

import io.postern.inspect.Finding;

/** What an inspector found, in one word. */
public enum Outcome {
  /** Something that must not reach anybody. */
  INFECTED,
  /** What the scanner itself calls spam. */
  SPAM,
  /** It could not look at all of the mail, or gave no answer. */
  COULD_NOT_TELL,
  /** Nothing: neither of the above. */
  CLEAN;

  /** The outcome of a finding; what a rule says about a mail is none. */
  static boolean isOutcome(Finding finding) {
    return !(finding instanceof Finding.Matched);
  }

  /**
   * The outcome of a finding.
   *
   * @throws IllegalArgumentException for what a rule says about a mail
   */
  static Outcome of(Finding finding) {
    if (finding instanceof Finding.Infected) {
      return INFECTED;
    }
    if (finding instanceof Finding.Scored scored) {
      return scored.isSpam() ? SPAM : CLEAN;
    }
    if (finding instanceof Finding.CouldNotTell) {
      return COULD_NOT_TELL;
    }
    if (finding instanceof Finding.Clean) {
      return CLEAN;
    }
    throw new IllegalArgumentException("no outcome of an inspection: " + finding);
  }
}
