package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the gateway runs, listens, and neither stops nor freezes outgoing mail. */
final class GatewayTrial {
  private static final String NAME = "gateway";

  private GatewayTrial() {}

  /**
   * @param home the gateway's home folder
   */
  static Trial of(Path home) {
    try {
      return of(ConsoleClient.of(home));
    } catch (GatewayNotRunningException stopped) {
      return failed(stopped.getMessage(), "While it does not run, no mail is taken.");
    } catch (RequestFailedException | IOException failed) {
      return failed(String.valueOf(failed.getMessage()), "See its log.");
    }
  }

  private static Trial of(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException {
    List<String> paused = new ArrayList<>();
    for (JsonNode route : gateway.call("Routes", "list")) {
      if (!route.path("pausedSince").asText().isEmpty()) {
        paused.add(TextTable.plain(route.path("id")));
      }
    }
    JsonNode status =
        OutgoingStatus.of(gateway)
            .orElseThrow(() -> new RequestFailedException("it runs without postern.relay"));
    List<String> lines = OutgoingStatus.text(status).lines().map(line -> "+ " + line).toList();
    paused.removeIf(route -> route.startsWith("fetch-"));
    if (!paused.isEmpty()) {
      String routes = String.join(", ", paused);
      return new Trial(
          NAME,
          false,
          lines,
          "stopped by an operator: " + routes,
          "Let them go on with ./postern resume and the name of the route.");
    }
    if (status.path("listener").path("port").asInt() == 0) {
      return new Trial(
          NAME, false, lines, "it runs and does not listen", "See its log for the reason.");
    }
    return judged(status, lines);
  }

  private static Trial judged(JsonNode status, List<String> lines) {
    long frozen = status.path("queue").path("frozen").path("mails").asLong();
    long held = status.path("queue").path("held").path("mails").asLong();
    String verdict = "it runs and listens";
    if (frozen + held > 0) {
      verdict +=
          "; %d mails wait frozen and %d held, and leave when somebody says so (./postern queue)"
              .formatted(frozen, held);
    }
    return new Trial(NAME, true, lines, verdict, "");
  }

  private static Trial failed(String verdict, String guidance) {
    return new Trial(NAME, false, List.of(), verdict, guidance);
  }
}
