package io.postern.manage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what happened to mails. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    description = "Tells what happened to mails, newest first; all criteria have to be met.")
public final class JournalCommand extends ClientCommand {
  private static final TextTable TABLE =
      new TextTable(
          Column.moment("AT", "at"),
          Column.text("EVENT", "event", 9),
          Column.text("MAIL", "mail", 16),
          Column.text("ACCOUNT", "account", 8),
          Column.text("RECIPIENT", "recipient", 12),
          Column.text("DETAIL", "detail", 10));

  @Option(names = "--mail", paramLabel = "ID", description = "About this mail.")
  private String mail;

  @Option(names = "--account", paramLabel = "NAME", description = "About this account.")
  private String account;

  @Option(names = "--recipient", paramLabel = "ADDRESS", description = "About this recipient.")
  private String recipient;

  @Option(names = "--event", paramLabel = "EVENT", description = "Of this kind, like delivered.")
  private String event;

  @Option(
      names = "--since",
      paramLabel = "MOMENT",
      description = "Not before this moment: 2026-11-21, 2026-11-21T14:30, 15m, 2h, 3d.")
  private String since;

  @Option(names = "--until", paramLabel = "MOMENT", description = "Before this moment.")
  private String until;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many lines, up to 10000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    print(
        gateway.call("Journal", "query", mail, account, recipient, event, since, until, limit),
        TABLE,
        "Nothing of that kind is in the journal.");
    return DONE;
  }
}
