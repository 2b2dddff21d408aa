package io.postern.manage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the mails in the hold. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the newest mails in the hold, and why they are there.")
public final class HoldListCommand extends ClientCommand {
  private static final TextTable TABLE =
      new TextTable(
          Column.text("ID", "id", 16),
          Column.moment("AT", "at"),
          Column.text("ACCOUNT", "account", 8),
          Column.text("FROM", "sender", 10),
          Column.text("SUBJECT", "subject", 10),
          Column.text("REASON", "reason", 14));

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    print(gateway.call("Hold", "list", limit), TABLE, "The hold is empty.");
    return DONE;
  }
}
