package io.postern.notice;

import io.postern.mail.OneLine;

/**
 * What is wrong with a text that an administrator wrote.
 *
 * @param file its name
 * @param line counted from 1; 0 when it is about the whole file
 * @param what is wrong, and what was expected; one line
 */
public record Fault(String file, int line, String what) {
  private static final int MAX_WORDS = 1_000;

  public Fault {
    file = OneLine.abridged(file, OneLine.USUAL_LENGTH);
    what = OneLine.abridged(what, MAX_WORDS);
  }

  /** For a log or a terminal, for example {@code warning.de.txt, line 3: ...}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ", line " + line : "") + ": " + what;
  }
}
