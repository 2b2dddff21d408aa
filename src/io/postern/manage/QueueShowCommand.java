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

  private static final TextTable HISTORY =
      new TextTable(
          Column.moment("AT", "at"),
          Column.text("EVENT", "event", 9),
          Column.text("RECIPIENT", "recipient", 12),
          Column.text("DETAIL", "detail", 20));

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
    StringBuilder text = new StringBuilder();
    mail.properties()
        .forEach(
            field -> {
              if (!TABLES.contains(field.getKey())) {
                String value = TextTable.plain(field.getValue());
                text.append("%-17s %s%n".formatted(field.getKey() + ":", value));
              }
            });
    text.append('\n').append(RECIPIENTS.of(mail.path("recipients")));
    return text.append('\n').append(HISTORY.of(mail.path("history"))).toString().stripTrailing();
  }
}
