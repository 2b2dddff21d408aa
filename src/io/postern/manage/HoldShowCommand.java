package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one mail in the hold. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows why a mail is in the hold, and what happened to it before.")
public final class HoldShowCommand extends ClientCommand {
  private static final TextTable HISTORY =
      new TextTable(
          Column.moment("AT", "at"),
          Column.text("EVENT", "event", 9),
          Column.text("RECIPIENT", "recipient", 12),
          Column.text("DETAIL", "detail", 20));

  @Parameters(paramLabel = "ID", description = "Id of the mail.")
  private String id;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    JsonNode mail = gateway.call("Hold", "show", id);
    print(mail, text(mail));
    return DONE;
  }

  private static String text(JsonNode mail) {
    StringBuilder text = new StringBuilder();
    mail.properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("history")) {
                String value = TextTable.plain(field.getValue());
                text.append("%-11s %s%n".formatted(field.getKey() + ":", value));
              }
            });
    return text.append('\n').append(HISTORY.of(mail.path("history"))).toString().stripTrailing();
  }
}
