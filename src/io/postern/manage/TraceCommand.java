package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Switches traces of dialogues on and off (F125, F126, F127). */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = {
      "Writes down what is said with a server, without passwords and content, into a file of the",
      "data folder. Without arguments it lists the traces and which of them are on; those of accounts",
      "only while they are on."
    })
public final class TraceCommand extends ClientCommand {
  private static final TextTable TABLE =
      new TextTable(Column.text("TRACE", "name", 14), Column.text("ON", "on", 5));

  /** How a trace shall be. */
  enum Position {
    ON,
    OFF
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "pop3:ACCOUNT (an account's provider), server (the internal one), a smarthost's name,"
              + " direct, or accept (the listener).")
  private String name;

  @Parameters(index = "1", arity = "0..1", paramLabel = "on|off", description = "on or off.")
  private String position;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    if (name == null) {
      print(gateway.call("Traces", "list"), TABLE, "There are no traces.");
      return DONE;
    }
    if (wanted() == Position.ON) {
      JsonNode file = gateway.call("Traces", "switchOn", name);
      print(
          JsonNodeFactory.instance.objectNode().put("name", name).put("file", file.asText()),
          "the trace " + name + " is on: " + TextTable.plain(file));
    } else {
      gateway.call("Traces", "switchOff", name);
      print(
          JsonNodeFactory.instance.objectNode().put("name", name).put("on", false),
          "the trace " + name + " is off");
    }
    return DONE;
  }

  private Position wanted() {
    for (Position each : Position.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(position)) {
        return each;
      }
    }
    throw wrongUsage("expected on or off behind the trace's name");
  }
}
