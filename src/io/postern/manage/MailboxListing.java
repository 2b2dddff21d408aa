package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code mailbox ACCOUNT list}. */
final class MailboxListing {
  static final TextTable TABLE =
      new TextTable(
          Column.text("N", "number", 6),
          Column.text("UIDL", "uidl", 12),
          Column.text("SIZE", "size", 10),
          Column.text("STATE", "state", 9),
          Column.moment("DATE", "date"),
          Column.text("FROM", "from", 8),
          Column.text("SUBJECT", "subject", 8));

  static final TextTable RESULTS =
      new TextTable(
          Column.text("UIDL", "uidl", 12),
          Column.text("RESULT", "result", 13),
          Column.text("THE PROVIDER SAID", "text", 20));

  private static final TextTable BARE =
      new TextTable(
          Column.text("N", "number", 6),
          Column.text("UIDL", "uidl", 70),
          Column.text("SIZE", "size", 10),
          Column.text("STATE", "state", 9));

  private static final int PAGE = 1_000;
  private static final int WITH_HEADERS = 200;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "25",
      description = "With list: at most so many, up to 200 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--no-headers",
      description = "With list: do not ask the provider for date, sender and subject.")
  private boolean noHeaders;

  /** UIDLs without the mark of those that might be taken for numbers. */
  static List<String> names(List<String> uidls) {
    return uidls.stream().map(u -> u.startsWith("uidl:") ? u.substring(5) : u).toList();
  }

  /**
   * @param all whether to list all messages, page by page, without asking for their headers
   */
  int run(ClientCommand command, ConsoleClient gateway, String account, boolean all)
      throws GatewayNotRunningException, RequestFailedException {
    if (limit < 1 || limit > WITH_HEADERS) {
      throw command.wrongUsage("--limit: expected 1 to " + WITH_HEADERS + ", not " + limit);
    }
    JsonNode page =
        gateway.call("Mailbox", "list", account, 0, all ? PAGE : limit, !all && !noHeaders);
    TextTable table = all || noHeaders ? BARE : TABLE;
    if (command.wantsJson() && !all) {
      command.print(page, "");
      return ClientCommand.DONE;
    }
    if (command.wantsJson()) {
      command.print(whole(gateway, account, (ObjectNode) page), "");
      return ClientCommand.DONE;
    }
    command.print(page, headline(page));
    while (!page.path("rows").isEmpty()) {
      command.print(page, table.of(page.path("rows")).stripTrailing());
      int next = page.path("next").asInt();
      if (!all || next == 0) {
        break;
      }
      page = gateway.call("Mailbox", "list", account, next, PAGE, false);
    }
    return ClientCommand.DONE;
  }

  private static JsonNode whole(ConsoleClient gateway, String account, ObjectNode first)
      throws GatewayNotRunningException, RequestFailedException {
    ArrayNode rows = (ArrayNode) first.path("rows");
    int next = first.path("next").asInt();
    while (next > 0) {
      JsonNode page = gateway.call("Mailbox", "list", account, next, PAGE, false);
      page.path("rows").forEach(rows::add);
      next = page.path("next").asInt();
    }
    return first.put("next", 0);
  }

  private static String headline(JsonNode page) {
    long mails = page.path("mails").asLong();
    if (mails == 0) {
      return "The mailbox is empty.";
    }
    String beyond = page.path("beyond").asLong() > 0 ? ", and more that are not looked at" : "";
    return "%d %s, %d octets%s; %d shown"
        .formatted(
            mails,
            mails == 1 ? "message" : "messages",
            page.path("octets").asLong(),
            beyond,
            page.path("rows").size());
  }
}
