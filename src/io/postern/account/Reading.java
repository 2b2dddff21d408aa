package io.postern.account;

import java.util.List;

/** What came of reading the settings. */
public sealed interface Reading {
  /** All is well written. */
  record Valid(Definitions definitions) implements Reading {}

  /**
   * Nothing can be started with this.
   *
   * @param problems all that were found, in the order of the file; at least one
   */
  record Invalid(List<Problem> problems) implements Reading {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
