package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one outgoing mail. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows how a mail stands with each recipient, and what happened to it.")
public final class QueueShowCommand extends ClientCommand {
  private static final TextTable RECIPIENTS =
      new TextTable(
          Column.text("RECIPIENT", "recipient", 20),
          Column.text("STATE", "state", 9),
          Column.text("SERVER SAID", "reply", 20));

  private static final Set<String> TABLES = Set.of("recipients", "history");

  @Parameters(paramLabel = "ID", description = "Id of the mail.")
  private String id;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    JsonNode mail = gateway.call("Queue", "show", id);
    print(mail, text(mail));
    return DONE;
  }

  private static String text(JsonNode mail) {
    return ShownMail.facts(mail, 17, TABLES)
        + RECIPIENTS.of(mail.path("recipients"))
        + '\n'
        + ShownMail.history(mail);
  }
}
