package io.postern.accept;

/**
 * One line that a client sent where a command was expected.
 *
 * @param text without its end; empty when there is a flaw
 * @param flaw what is wrong with its octets
 */
record CommandLine(String text, Flaw flaw) {
  /** What can be wrong with the octets of a line. */
  enum Flaw {
    NONE,
    /** Longer than any command may be; all of it was read. */
    TOO_LONG,
    /** A CR, a LF or a NUL stands alone in it: somebody may try to make two commands of one. */
    STRAY,
    /** Octets above 127 that are not UTF-8. */
    NOT_UTF8
  }

  static CommandLine flawed(Flaw flaw) {
    return new CommandLine("", flaw);
  }
}
