package io.postern;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where commands speak to the person at the terminal. */
final class Terminal {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  private Terminal() {}

  /** Says what was asked for. */
  static void say(String line) {
    OUT.println(line);
  }

  /** Says what is wrong. */
  static void complain(String line) {
    ERR.println(line);
  }

  /** Says what is wrong, with all that a developer wants to know. */
  static void complain(Throwable failure) {
    failure.printStackTrace(ERR);
  }
}
