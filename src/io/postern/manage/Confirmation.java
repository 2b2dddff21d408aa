package io.postern.manage;

import java.io.Console;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Asks a person before something is done to many mails that nobody can undo. */
final class Confirmation {
  @Option(names = "--yes", description = "Do not ask when more than one mail matches.")
  private boolean yes;

  /**
   * Goes on when the person agrees, or agreed by {@code --yes}, or it is only about one mail.
   *
   * @param what shall be done
   * @throws RequestFailedException when not, or nobody can be asked
   */
  void ask(String what, long mails) throws RequestFailedException {
    if (yes || mails <= 1) {
      return;
    }
    Console terminal = System.console();
    if (terminal == null) {
      throw new RequestFailedException(
          "%d mails match; to %s them, add --yes".formatted(mails, what));
    }
    String answer = terminal.readLine("%d mails match. Really %s them? (yes/no) ", mails, what);
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).equals("yes")) {
      throw new RequestFailedException("nothing was done");
    }
  }
}
