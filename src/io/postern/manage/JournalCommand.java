package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what happened to mails (F123). */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what happened to mails, newest first; all criteria have to be met.",
      "With --mails one line for each mail: when, from, to, subject, size, what became of it.",
      "With --follow oldest first, and then what happens from now on, until Ctrl-C."
    })
public final class JournalCommand extends ClientCommand {
  static final TextTable TABLE =
      new TextTable(
          Column.moment("AT", "at"),
          Column.text("EVENT", "event", 9),
          Column.text("MAIL", "mail", 16),
          Column.text("ACCOUNT", "account", 8),
          Column.text("RECIPIENT", "recipient", 12),
          Column.whole("DETAIL", "detail"));

  private static final CsvText CSV =
      new CsvText("at", "event", "mail", "account", "recipient", "detail");
  private static final String NONE = "Nothing of that kind is in the journal.";

  @Mixin private JournalCriteria criteria;

  @Option(names = "--mails", description = "One line for each mail instead of each event.")
  private boolean mails;

  @Option(names = "--follow", description = "Go on with what happens from now on.")
  private boolean follow;

  @Option(names = "--csv", description = "Print comma-separated values, for spreadsheets.")
  private boolean csv;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "At most so many lines, up to 10000; with --mails up to 1000000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    if (csv && wantsJson()) {
      throw wrongUsage("expected --csv or --json, not both");
    }
    if (mails) {
      if (follow || criteria.mail != null || criteria.event != null) {
        throw wrongUsage("--mails does not go with --follow, --mail or --event");
      }
      return new JournalMails(this, gateway, criteria).print(limit, csv);
    }
    if (criteria.sender != null) {
      throw wrongUsage("--sender goes with --mails only");
    }
    if (follow) {
      if (csv || criteria.since != null || criteria.until != null) {
        throw wrongUsage("--follow does not go with --csv, --since or --until");
      }
      return new JournalFollowing(this, gateway, criteria).run(limit);
    }
    JsonNode rows = query(gateway);
    if (csv) {
      print(rows, (CSV.titles() + "\n" + CSV.of(rows)).stripTrailing());
    } else {
      print(rows, TABLE, NONE);
    }
    return DONE;
  }

  private JsonNode query(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException {
    return gateway.call(
        "Journal",
        "query",
        criteria.mail,
        criteria.account,
        criteria.recipient,
        criteria.event,
        criteria.since,
        criteria.until,
        limit);
  }
}
