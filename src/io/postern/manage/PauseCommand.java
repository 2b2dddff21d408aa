package io.postern.manage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a route from taking mail, over restarts too. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = "Pauses a route until it is resumed, over restarts too.")
public final class PauseCommand extends ClientCommand {
  @Parameters(paramLabel = "ROUTE", description = "Id of the route, for example fetch-sales.")
  private String route;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    gateway.call("Routes", "pause", route);
    print(
        JsonNodeFactory.instance.objectNode().put("route", route).put("state", "paused"),
        route + " is paused");
    return DONE;
  }
}
