package io.postern.manage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Deletes a mail of the hold. */
@Command(
    name = "drop",
    mixinStandardHelpOptions = true,
    description = "Deletes a mail of the hold, for good. Export it before.")
public final class HoldDropCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "Id of the mail.")
  private String id;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    gateway.call("Hold", "drop", id);
    print(JsonNodeFactory.instance.objectNode().put("dropped", id), id + " is dropped");
    return DONE;
  }
}
