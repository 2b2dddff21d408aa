package io.postern.manage;

import java.io.Console;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Asks a person before something is done that cannot be undone. */
final class SureQuestion {
  @Option(names = "--yes", description = "Do not ask whether it shall really be done.")
  private boolean yes;

  /**
   * Goes on when the person agrees, or agreed by {@code --yes}.
   *
   * @param about what it is about, shown before; may be empty
   * @param question ends with a question mark
   * @throws RequestFailedException when not, or nobody can be asked
   */
  void ask(String about, String question) throws RequestFailedException {
    if (yes) {
      return;
    }
    Console terminal = System.console();
    if (terminal == null) {
      throw new RequestFailedException(about + question + " Nobody can be asked here; add --yes");
    }
    String answer = terminal.readLine("%s%s (yes/no) ", about, question);
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).equals("yes")) {
      throw new RequestFailedException("nothing was done");
    }
  }
}
