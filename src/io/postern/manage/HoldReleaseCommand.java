package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tries to deliver a mail of the hold. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = {
      "Tries to deliver a mail of the hold now; who does not get it stays in the hold.",
      "The exit code is 1 when somebody did not get it."
    })
public final class HoldReleaseCommand extends ClientCommand {
  private static final TextTable OUTCOMES =
      new TextTable(
          Column.text("RECIPIENT", "recipient", 20),
          Column.text("OUTCOME", "outcome", 9),
          Column.text("SERVER SAID", "text", 20));

  @Parameters(paramLabel = "ID", description = "Id of the mail.")
  private String id;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    JsonNode outcomes = gateway.call("Hold", "release", id);
    print(outcomes, OUTCOMES, "Nobody gets this mail.");
    for (JsonNode each : outcomes) {
      if (!each.path("outcome").asText().equals("delivered")) {
        return FAILED;
      }
    }
    return DONE;
  }
}
