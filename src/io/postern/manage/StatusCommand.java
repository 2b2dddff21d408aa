package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Tells at one glance how the gateway is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Shows the accounts with their last sessions, the hold, the queue, and what is paused.")
public final class StatusCommand extends ClientCommand {
  private static final TextTable ACCOUNTS =
      new TextTable(
          Column.text("ACCOUNT", "name", 10),
          Column.text("HOST", "host", 10),
          Column.text("SCHEDULE", "schedule", 8),
          Column.text("STATE", "state", 8),
          Column.moment("LAST SESSION", "started"),
          Column.moment("NEXT", "next"),
          Column.text("OUTCOME", "outcome", 8));

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    JsonNode accounts = gateway.call("Accounts", "list");
    long held = gateway.call("Hold", "count").asLong();
    ArrayNode paused = JsonNodeFactory.instance.arrayNode();
    for (JsonNode route : gateway.call("Routes", "list")) {
      if (!route.path("pausedSince").asText().isEmpty()) {
        paused.add(route);
      }
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("accounts", accounts);
    all.put("held", held);
    all.set("paused", paused);
    Optional<ObjectNode> outgoing = OutgoingStatus.of(gateway);
    outgoing.ifPresent(all::setAll);
    String tail = outgoing.map(OutgoingStatus::text).orElse("");
    ArrayNode traces = activeTraces(gateway);
    all.set("traces", traces);
    print(all, (text(accounts, held, paused) + tail + text(traces)).stripTrailing());
    return DONE;
  }

  /** The names of those that are on. */
  private static ArrayNode activeTraces(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException {
    ArrayNode active = JsonNodeFactory.instance.arrayNode();
    for (JsonNode trace : gateway.call("Traces", "list")) {
      if (trace.path("on").asBoolean()) {
        active.add(trace.path("name"));
      }
    }
    return active;
  }

  private static String text(ArrayNode traces) {
    StringBuilder text = new StringBuilder();
    traces.forEach(trace -> text.append("Trace on: ").append(TextTable.plain(trace)).append('\n'));
    return text.toString();
  }

  private static String text(JsonNode accounts, long held, JsonNode paused) {
    StringBuilder text = new StringBuilder();
    text.append(accounts.isEmpty() ? "No accounts.\n" : ACCOUNTS.of(accounts));
    for (JsonNode account : accounts) {
      String name = TextTable.plain(account.path("name"));
      if (!account.path("question").asText().isEmpty()) {
        String question = TextTable.plain(account.path("question"));
        text.append("\n%s has a question: %s\n".formatted(name, question));
      }
      if (account.path("error").asBoolean()) {
        text.append("\n%s: %s\n".formatted(name, TextTable.plain(account.path("report"))));
      }
    }
    text.append("\nHold: ").append(held).append(held == 1 ? " mail" : " mails").append('\n');
    for (JsonNode route : paused) {
      text.append("Paused: ").append(TextTable.plain(route.path("id")));
      text.append(" since ").append(TextTable.plain(route.path("pausedSince")));
      text.append(" by ").append(TextTable.plain(route.path("pausedBy"))).append('\n');
    }
    return text.toString();
  }
}
