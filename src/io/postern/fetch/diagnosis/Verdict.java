package io.postern.fetch.diagnosis;

import java.util.List;

/**
 * What the tries add up to.
 *
 * @param culprit where to look
 * @param sentence the same in plain words, with what to do
 * @param steps what was tried and what came of it, in that order
 */
public record Verdict(Culprit culprit, String sentence, List<String> steps) {
  public Verdict {
    steps = List.copyOf(steps);
  }

  /** Where the fault is. */
  public enum Culprit {
    /** This one mail breaks the connection, and others do not. */
    THIS_MAIL,
    /** The provider's server ends it. */
    PROVIDER,
    /** Something between the provider and us: a scanner, a firewall, the line. */
    BETWEEN,
    /** It came whole this time. */
    NOT_REPRODUCIBLE,
    /** The mail is not there any more. */
    GONE,
    /** There was no connection at all now, or too little time. */
    UNKNOWN
  }
}
