package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Takes the connection down by hand. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Takes the connection down; when others use it, it goes down after them.")
public final class ConnectionDownCommand extends ClientCommand {
  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    JsonNode connection = gateway.call("Connection", "down");
    print(connection, ConnectionText.of(connection));
    return DONE;
  }
}
