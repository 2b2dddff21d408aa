package io.postern.manage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists outgoing mails. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists outgoing mails, the newest first; all criteria have to be met.")
public final class QueueListCommand extends ClientCommand {
  /** Mails of the queue. */
  static final TextTable TABLE =
      new TextTable(
          Column.text("ID", "id", 16),
          Column.text("STATE", "state", 7),
          Column.moment("DUE", "due"),
          Column.text("FROM", "sender", 10),
          Column.text("TO", "recipients", 10),
          Column.text("SUBJECT", "subject", 8),
          Column.text("NOTE", "note", 8));

  @Mixin private QueueCriteria criteria;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many, up to 10000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--after",
      paramLabel = "ID",
      description = "Go on behind this mail, the last of the page before.")
  private String after;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    print(
        gateway.call("Queue", "list", criteria.with(after, limit)),
        TABLE,
        criteria.any() || after != null ? "No such mail is in the queue." : "The queue is empty.");
    return DONE;
  }
}
