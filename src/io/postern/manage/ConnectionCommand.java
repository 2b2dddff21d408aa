package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Shows how the providers are reached, and lets a person try it (F70). */
@Command(
    name = "connection",
    mixinStandardHelpOptions = true,
    subcommands = {ConnectionUpCommand.class, ConnectionDownCommand.class},
    description = "Shows the connection to the providers: since when it is up, and who uses it.")
public final class ConnectionCommand extends ClientCommand {
  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    JsonNode connection = gateway.call("Connection", "show");
    print(connection, ConnectionText.of(connection));
    return DONE;
  }
}
