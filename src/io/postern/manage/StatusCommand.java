package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells at one glance how the gateway is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Shows the accounts with their last sessions, the hold, the queue, and what is paused.")
public final class StatusCommand extends ClientCommand {
  @Option(names = "--all", description = "Show each account, also when there are many.")
  private boolean every;

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
    JsonNode server = gateway.call("Server", "show");
    all.set("server", server);
    Optional<ObjectNode> outgoing = OutgoingStatus.of(gateway);
    outgoing.ifPresent(all::setAll);
    JsonNode connection = gateway.call("Connection", "show");
    all.set("connection", connection);
    String tail =
        server(server) + outgoing.map(OutgoingStatus::text).orElse("") + connection(connection);
    ArrayNode traces = activeTraces(gateway);
    all.set("traces", traces);
    JsonNode settings = gateway.call("Settings", "status");
    all.set("settings", settings);
    String text = text(accounts, held, paused) + tail + text(traces) + settings(settings);
    print(all, text.stripTrailing());
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

  /** Nothing when there is none. */
  private static String server(JsonNode server) {
    if (server.isEmpty()) {
      return "";
    }
    String takes = LargestMail.of(server);
    String address = TextTable.plain(server.path("address"));
    return "Internal server: " + address + (takes.isEmpty() ? "" : ", " + takes) + "\n";
  }

  /** Nothing about one that is always there. */
  private static String connection(JsonNode connection) {
    return ConnectionText.isOnDemand(connection) ? ConnectionText.of(connection) + "\n" : "";
  }

  /** What is written and does not hold. */
  private static String settings(JsonNode settings) {
    StringBuilder text = new StringBuilder();
    if (!settings.path("problems").isEmpty()) {
      text.append("\nChanged settings are refused, and the old ones hold (./postern reload):\n");
    }
    for (JsonNode problem : settings.path("problems")) {
      text.append("  ").append(TextTable.plain(problem)).append('\n');
    }
    for (JsonNode key : settings.path("atNextStart")) {
      text.append(TextTable.plain(key)).append(": takes effect at the next start\n");
    }
    return text.toString();
  }

  private static String text(ArrayNode traces) {
    StringBuilder text = new StringBuilder();
    traces.forEach(trace -> text.append("Trace on: ").append(TextTable.plain(trace)).append('\n'));
    return text.toString();
  }

  private String text(JsonNode accounts, long held, JsonNode paused) {
    StringBuilder text = new StringBuilder();
    text.append(AccountsText.of(accounts, every));
    text.append("\nHold: ").append(held).append(held == 1 ? " mail" : " mails").append('\n');
    for (JsonNode route : paused) {
      text.append("Paused: ").append(TextTable.plain(route.path("id")));
      text.append(" since ").append(TextTable.plain(route.path("pausedSince")));
      text.append(" by ").append(TextTable.plain(route.path("pausedBy"))).append('\n');
    }
    return text.toString();
  }
}
