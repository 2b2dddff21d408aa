package io.postern.manage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows where outgoing mail leaves to. */
@Command(
    name = "relay",
    mixinStandardHelpOptions = true,
    description =
        "Shows the destinations of outgoing mail, and which of them rest since they failed.")
public final class RelayCommand extends ClientCommand {
  private static final TextTable TABLE =
      new TextTable(
          Column.text("DESTINATION", "name", 14),
          Column.moment("RESTING UNTIL", "restingUntil"),
          Column.text("IDLE", "idleConnections", 4),
          Column.text("WAITING", "waiting", 7),
          Column.text("LAST FAILURE", "lastFailure", 20));

  @Option(
      names = "--wake",
      paramLabel = "DESTINATION",
      description = "End the rest of this one first: its next mail is tried at once.")
  private String wake;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    if (wake != null) {
      gateway.call("Relay", "wake", wake);
    }
    print(gateway.call("Relay", "destinations"), TABLE, "No mail is sent.");
    return DONE;
  }
}
