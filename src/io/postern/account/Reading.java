package io.postern.account;

import java.nio.file.Path;
import java.util.List;

/** What came of reading the settings. */
public sealed interface Reading {
  /**
   * The files that the settings name and that mean something to them, there or not: tables, rules,
   * secrets, texts.
   */
  List<Path> files();

  /**
   * All is well written.
   *
   * @param hints what is probably not meant, a sentence each
   */
  record Valid(Definitions definitions, List<String> hints, List<Path> files) implements Reading {
    public Valid {
      hints = List.copyOf(hints);
      files = List.copyOf(files);
    }
  }

  /**
   * Nothing can be started with this.
   *
   * @param problems all that were found, in the order of the file; at least one
   */
  record Invalid(List<Problem> problems, List<Path> files) implements Reading {
    public Invalid {
      problems = List.copyOf(problems);
      files = List.copyOf(files);
    }
  }
}
