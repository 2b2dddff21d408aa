package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** {@code journal --mails}: a line for each mail, page by page. */
final class JournalMails {
  private static final int PAGE = 500;
  private static final int MOST = 1_000_000;
  private static final int MOST_AS_JSON = 10_000;
  private static final TextTable TABLE =
      new TextTable(
          Column.moment("AT", "at"),
          Column.text("WAY", "direction", 3),
          Column.text("FROM", "from", 14),
          Column.text("TO", "to", 14),
          Column.text("SUBJECT", "subject", 10),
          Column.text("SIZE", "size", 8),
          Column.text("FATE", "fate", 9));
  private static final CsvText CSV =
      new CsvText(
          "at", "direction", "mail", "account", "from", "to", "subject", "size", "fate", "until");

  private final ClientCommand command;
  private final ConsoleClient gateway;
  private final JournalCriteria criteria;
  private boolean titled;

  JournalMails(ClientCommand command, ConsoleClient gateway, JournalCriteria criteria) {
    this.command = command;
    this.gateway = gateway;
    this.criteria = criteria;
  }

  int print(int limit, boolean csv) throws GatewayNotRunningException, RequestFailedException {
    int most = command.wantsJson() ? MOST_AS_JSON : MOST;
    if (limit < 1 || limit > most) {
      throw command.wrongUsage("--limit: expected 1 to " + most + ", not " + limit);
    }
    ArrayNode collected = JsonNodeFactory.instance.arrayNode();
    int shown = 0;
    String next = "";
    do {
      JsonNode page = page(next, Math.min(PAGE, limit - shown));
      JsonNode rows = page.path("rows");
      if (command.wantsJson()) {
        rows.forEach(collected::add);
      } else {
        show(rows, csv);
      }
      shown += rows.size();
      next = page.path("next").asText();
    } while (!next.isEmpty() && shown < limit);
    if (command.wantsJson()) {
      command.print(collected, "");
    } else if (shown == 0 && !csv) {
      command.print(collected, "No mail of that kind is in the journal.");
    }
    return ClientCommand.DONE;
  }

  private JsonNode page(String next, int limit)
      throws GatewayNotRunningException, RequestFailedException {
    return gateway.call(
        "Journal",
        "mails",
        criteria.account,
        criteria.recipient,
        criteria.sender,
        criteria.since,
        criteria.until,
        next,
        limit);
  }

  private void show(JsonNode rows, boolean csv) {
    if (csv) {
      String titles = titled ? "" : CSV.titles() + "\n";
      titled = true;
      String text = (titles + CSV.of(rows)).stripTrailing();
      if (!text.isEmpty()) {
        command.print(rows, text);
      }
    } else if (!rows.isEmpty()) {
      command.print(rows, TABLE.of(rows).stripTrailing());
    }
  }
}
