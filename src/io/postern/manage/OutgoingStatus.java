package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.relay.Destinations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How outgoing mail is, at one glance. */
final class OutgoingStatus {
  private static final List<String> STATES = List.of("due", "frozen", "held", "sending");

  private OutgoingStatus() {}

  /**
   * Asks the gateway.
   *
   * @return {@code queue}, {@code listener} and {@code destinations}; empty when it sends no mail
   */
  static Optional<ObjectNode> of(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException {
    Optional<JsonNode> counts = gateway.find("Queue", "counts");
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("queue", counts.get());
    all.set("listener", gateway.call("Listener", "show"));
    all.set("destinations", gateway.call("Relay", "destinations"));
    return Optional.of(all);
  }

  /** Lines for people; each ends with a line feed. */
  static String text(JsonNode all) {
    StringBuilder text = new StringBuilder();
    text.append("Listener: ").append(listener(all.path("listener"))).append('\n');
    text.append("Queue: ").append(queue(all.path("queue"))).append('\n');
    for (JsonNode destination : all.path("destinations")) {
      String takes = LargestMail.of(destination);
      if (!takes.isEmpty() && !destination.path("name").asText().equals(Destinations.INTERNAL)) {
        text.append("Smarthost: ").append(TextTable.plain(destination.path("name")));
        text.append(' ').append(takes).append('\n');
      }
      if (!destination.path("restingUntil").asText().isEmpty()) {
        text.append("Resting: ").append(TextTable.plain(destination.path("name")));
        text.append(" until ").append(TextTable.plain(destination.path("restingUntil")));
        text.append(": ").append(TextTable.plain(destination.path("lastFailure"))).append('\n');
      }
    }
    return text.toString();
  }

  private static String listener(JsonNode listener) {
    int port = listener.path("port").asInt();
    if (port == 0) {
      return "closed, no mail is taken";
    }
    int clients = listener.path("connections").asInt();
    return "%s:%d (%s), %d %s"
        .formatted(
            TextTable.plain(listener.path("address")),
            port,
            TextTable.plain(listener.path("security")),
            clients,
            clients == 1 ? "client" : "clients");
  }

  private static String queue(JsonNode queue) {
    long mails = queue.path("mails").asLong();
    if (mails == 0) {
      return "empty";
    }
    List<String> states = new ArrayList<>();
    for (String state : STATES) {
      long count = queue.path(state).path("mails").asLong();
      if (count > 0) {
        states.add(count + " " + state);
      }
    }
    return "%d %s (%s), the oldest since %s"
        .formatted(
            mails,
            mails == 1 ? "mail" : "mails",
            String.join(", ", states),
            TextTable.plain(queue.path("oldest")));
  }
}
