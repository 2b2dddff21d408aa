package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has the gateway take up changed accounts and recipients (F137). */
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    description = {
      "Has the running gateway read its settings again and take up what is different in accounts and",
      "recipients. The others are not disturbed; a session that is under way ends as it began. What is",
      "wrongly written is refused as a whole, and what held before still holds: exit code 1."
    })
public final class ReloadCommand extends ClientCommand {
  private static final int MAX_NAMES = 20;

  @Option(names = "--dry-run", description = "Only say what would be taken up; change nothing.")
  private boolean dryRun;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    JsonNode answer = gateway.call("Settings", "reload", dryRun);
    if (!answer.path("result").asText().equals("refused")) {
      print(answer, text(answer));
      return DONE;
    }
    if (wantsJson()) {
      print(answer, "");
      return FAILED;
    }
    List<String> lines = new ArrayList<>();
    answer.path("problems").forEach(problem -> lines.add(TextTable.plain(problem)));
    lines.add(
        dryRun
            ? "Nothing of this would be taken up."
            : "Nothing was taken up; the gateway goes on by the settings before.");
    return complain(String.join(System.lineSeparator(), lines), FAILED);
  }

  private String text(JsonNode answer) {
    List<String> lines = new ArrayList<>();
    String would = dryRun ? "would be " : "";
    if (answer.path("result").asText().equals("nothing")) {
      lines.add("Nothing has changed.");
    }
    accounts(lines, answer.path("added"), would + "added");
    accounts(lines, answer.path("changed"), would + "changed");
    accounts(lines, answer.path("removed"), would + "removed");
    names(lines, answer.path("endpoints"), "Endpoints of recipients " + would + "changed");
    names(lines, answer.path("others"), "Settings " + would + "taken up");
    names(lines, answer.path("waiting"), "A session is under way; when it has ended");
    for (JsonNode key : answer.path("atNextStart")) {
      lines.add(TextTable.plain(key) + ": takes effect at the next start");
    }
    if (lines.isEmpty()) {
      lines.add("No account is different.");
    }
    return String.join("\n", lines);
  }

  private static void accounts(List<String> lines, JsonNode names, String what) {
    String number = names.size() == 1 ? "1 account " : names.size() + " accounts ";
    names(lines, names, number + what);
  }

  private static void names(List<String> lines, JsonNode names, String what) {
    if (names.isEmpty()) {
      return;
    }
    List<String> first = new ArrayList<>();
    for (int i = 0; i < Math.min(MAX_NAMES, names.size()); i++) {
      first.add(TextTable.plain(names.get(i)));
    }
    String rest = names.size() > MAX_NAMES ? " and " + (names.size() - MAX_NAMES) + " more" : "";
    lines.add(what + ": " + String.join(", ", first) + rest);
  }
}
