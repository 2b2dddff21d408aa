package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one mail in the hold. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows why a mail is in the hold, and what happened to it before.")
public final class HoldShowCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "Id of the mail.")
  private String id;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    JsonNode mail = gateway.call("Hold", "show", id);
    print(mail, ShownMail.facts(mail, 11, Set.of("history")) + ShownMail.history(mail));
    return DONE;
  }
}
