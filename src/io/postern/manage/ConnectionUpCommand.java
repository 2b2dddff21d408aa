package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Brings the connection up by hand. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Brings the connection up, and keeps it until `connection down`.")
public final class ConnectionUpCommand extends ClientCommand {
  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    JsonNode connection = gateway.call("Connection", "up");
    print(connection, ConnectionText.of(connection));
    return DONE;
  }
}
