package io.postern.account;

import java.nio.file.Path;
import java.util.List;

/** What came of reading the settings. */
public sealed interface Reading {
  /**
   * All is well written.
   *
   * @param hints what is probably not meant, a sentence each
   * @param tables the files of accounts and recipients that were read
   */
  record Valid(Definitions definitions, List<String> hints, List<Path> tables) implements Reading {
    public Valid {
      hints = List.copyOf(hints);
      tables = List.copyOf(tables);
    }
  }

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
