package io.postern.manage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a paused route run again. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Lets a paused route run again.")
public final class ResumeCommand extends ClientCommand {
  @Parameters(paramLabel = "ROUTE", description = "Id of the route, for example fetch-sales.")
  private String route;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    gateway.call("Routes", "resume", route);
    print(
        JsonNodeFactory.instance.objectNode().put("route", route).put("state", "running"),
        route + " is running");
    return DONE;
  }
}
