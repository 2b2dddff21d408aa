package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What goes on in the gateway at this moment, fit for a screen (F124). */
final class WatchPicture {
  private static final int JOURNAL_LINES = 12;
  private static final int TRANSFERS = 10;
  private static final TextTable ACCOUNTS =
      new TextTable(
          Column.text("ACCOUNT", "name", 10),
          Column.text("STATE", "state", 8),
          Column.moment("LAST SESSION", "started"),
          Column.text("OUTCOME", "outcome", 10),
          Column.moment("NEXT", "next"));
  private static final TextTable SENDING =
      new TextTable(
          Column.text("SENDING", "id", 16),
          Column.text("BY", "destination", 8),
          Column.text("FROM", "sender", 12),
          Column.text("TO", "recipients", 12),
          Column.text("SIZE", "size", 8));

  private WatchPicture() {}

  /**
   * Asks the gateway.
   *
   * @return {@code accounts}, {@code held}, {@code journal} with the last lines, newest first, and
   *     where mail is sent {@code sending} and what {@link OutgoingStatus} has
   */
  static ObjectNode of(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("accounts", gateway.call("Accounts", "list"));
    all.put("held", gateway.call("Hold", "count").asLong());
    Optional<ObjectNode> outgoing = OutgoingStatus.of(gateway);
    if (outgoing.isPresent()) {
      all.setAll(outgoing.get());
      all.set(
          "sending",
          gateway.call("Queue", "list", "sending", null, null, null, null, null, null, TRANSFERS));
    }
    all.set(
        "journal",
        gateway.call("Journal", "query", null, null, null, null, null, null, JOURNAL_LINES));
    return all;
  }

  /** Lines for people; each ends with a line feed. */
  static String text(JsonNode all) {
    StringBuilder text = new StringBuilder();
    JsonNode accounts = all.path("accounts");
    text.append(accounts.isEmpty() ? "No accounts.\n" : ACCOUNTS.of(accounts)).append('\n');
    long held = all.path("held").asLong();
    text.append("Hold: ").append(held).append(held == 1 ? " mail\n" : " mails\n");
    if (all.has("queue")) {
      text.append(OutgoingStatus.text(all));
      if (!all.path("sending").isEmpty()) {
        text.append('\n').append(SENDING.of(all.path("sending")));
      }
    }
    text.append('\n');
    ArrayNode journal = (ArrayNode) all.path("journal");
    for (int i = journal.size() - 1; i >= 0; i--) {
      text.append(cut(JournalLine.of(journal.get(i)))).append('\n');
    }
    return text.toString();
  }

  private static String cut(String line) {
    return line.codePointCount(0, line.length()) <= TextTable.WIDTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TextTable.WIDTH - 1)) + "…";
  }
}
