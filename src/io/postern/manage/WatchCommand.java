package io.postern.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what goes on, until it is stopped (F124). */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Shows accounts, queue, transfers and the last lines of the journal, anew every second,",
      "until Ctrl-C. Where no terminal is: a line for each thing that happens.",
      "With --json a picture a second, each on a line of its own."
    })
public final class WatchCommand extends ClientCommand {
  /** Clears the screen and goes to its upper left corner (ECMA-48). */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  @Option(names = "--once", description = "Show it once and end.")
  private boolean once;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    boolean terminal = System.console() != null;
    if (!once && !terminal && !wantsJson()) {
      return new JournalFollowing(this, gateway, new JournalCriteria()).run(1);
    }
    boolean more;
    do {
      ObjectNode picture = WatchPicture.of(gateway);
      String text = WatchPicture.text(picture).stripTrailing();
      printLine(picture, once ? text : CLEAR + text);
      more = !once && Heartbeat.pause(Heartbeat.SECOND);
    } while (more);
    return DONE;
  }
}
