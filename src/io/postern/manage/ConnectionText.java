package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The connection to the providers in words, from what {@link ConnectionOperations#show} says. */
final class ConnectionText {
  private ConnectionText() {}

  static boolean isOnDemand(JsonNode connection) {
    return connection.path("type").asText().equals("on-demand");
  }

  /** One line, without its end. */
  static String of(JsonNode connection) {
    if (!isOnDemand(connection)) {
      return "Connection: permanent";
    }
    StringBuilder text = new StringBuilder("Connection: on demand, ");
    text.append(TextTable.plain(connection.path("state")));
    if (!connection.path("since").asText().isEmpty()) {
      text.append(" since ").append(TextTable.plain(connection.path("since")));
      text.append(", ").append(users(connection.path("users")));
    }
    if (!connection.path("failure").asText().isEmpty()) {
      text.append("; ").append(failure(connection));
    }
    return text.toString();
  }

  private static String users(JsonNode users) {
    List<String> names = new ArrayList<>();
    users.forEach(user -> names.add(TextTable.plain(user)));
    return names.isEmpty() ? "not in use" : "in use by " + String.join(", ", names);
  }

  private static String failure(JsonNode connection) {
    int failures = connection.path("failures").asInt();
    String times = failures > 1 ? ", " + failures + " times in a row" : "";
    return (failures == 0 ? "it worked since, but at " : "at ")
        + TextTable.plain(connection.path("failedAt"))
        + " it "
        + TextTable.plain(connection.path("failure"))
        + times;
  }
}
