package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What the commands have in common that do something to outgoing mails: to those named, or to all
 * that match, some hundred at a time, so that one sees how far it is. The exit code is 1 when a
 * mail named is not there.
 */
abstract class QueueChangeCommand extends ClientCommand {
  private static final int CHUNK = 200;
  private static final int SHOWN = 10;
  private static final TextTable RESULTS =
      new TextTable(Column.text("ID", "id", 16), Column.text("RESULT", "result", 14));

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids of mails.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "All mails of the queue.")
  private boolean all;

  @Mixin private QueueCriteria criteria;

  @Option(
      names = "--dry-run",
      description = "Do nothing; tell how many mails match, and show the first ten.")
  private boolean dryRun;

  /** The MBean's operation for mails by their ids. */
  abstract String operation();

  /** What the operation takes behind the ids. */
  Object[] arguments() {
    return new Object[0];
  }

  /**
   * Asks whether it shall be done to so many mails that match.
   *
   * @throws RequestFailedException saying why it is not done
   */
  void confirm(long mails) throws RequestFailedException {
    // most of what can be done can be undone
  }

  /** Whether a result means that what was wanted is not so. */
  boolean isFailure(String result) {
    return result.equals("not-there");
  }

  @Override
  final int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    Object[] arguments = arguments();
    int ways = (ids.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (criteria.any() ? 1 : 0);
    if (ways != 1) {
      throw wrongUsage("expected ids of mails, or criteria such as --state, or --all");
    }
    if (!ids.isEmpty()) {
      if (dryRun) {
        throw wrongUsage("--dry-run goes with criteria or --all");
      }
      return named(gateway, arguments);
    }
    return matching(gateway, arguments);
  }

  private int named(ConsoleClient gateway, Object[] arguments)
      throws GatewayNotRunningException, RequestFailedException {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (int from = 0; from < ids.size(); from += CHUNK) {
      List<String> some = ids.subList(from, Math.min(from + CHUNK, ids.size()));
      rows.addAll((ArrayNode) change(gateway, some, arguments));
    }
    print(rows, RESULTS, "");
    for (JsonNode row : rows) {
      if (isFailure(row.path("result").asText())) {
        return FAILED;
      }
    }
    return DONE;
  }

  private JsonNode change(ConsoleClient gateway, List<String> some, Object[] arguments)
      throws GatewayNotRunningException, RequestFailedException {
    if (some.isEmpty()) {
      return JsonNodeFactory.instance.arrayNode();
    }
    Object[] args = Stream.concat(Stream.of((Object) some), Arrays.stream(arguments)).toArray();
    return gateway.call("Queue", operation(), args);
  }

  private int matching(ConsoleClient gateway, Object[] arguments)
      throws GatewayNotRunningException, RequestFailedException {
    long mails = gateway.call("Queue", "countMatching", criteria.with()).asLong();
    if (dryRun) {
      return preview(mails, gateway.call("Queue", "list", criteria.with(null, SHOWN)));
    }
    if (mails > 0) {
      confirm(mails);
    }
    ObjectNode counts = JsonNodeFactory.instance.objectNode().put("mails", 0L);
    boolean failed = false;
    JsonNode page = page(gateway, null);
    Instant newest = page.isEmpty() ? Instant.MAX : accepted(page.get(0));
    while (!page.isEmpty()) {
      List<String> some = new ArrayList<>();
      for (JsonNode row : page) {
        // notices to senders, which returning mails puts there, are not meant
        if (!accepted(row).isAfter(newest)) {
          some.add(row.path("id").asText());
        }
      }
      for (JsonNode row : change(gateway, some, arguments)) {
        String result = row.path("result").asText();
        count(counts, "mails");
        count(counts, result);
        // who left by himself meanwhile is not missed
        failed |= isFailure(result) && !result.equals("not-there");
      }
      if (mails > CHUNK) {
        progress(counts.path("mails").asLong() + " of " + mails);
      }
      page = page(gateway, page.get(page.size() - 1).path("id").asText());
    }
    print(counts, text(counts));
    return failed ? FAILED : DONE;
  }

  private static Instant accepted(JsonNode row) {
    return Instant.parse(row.path("accepted").asText());
  }

  private JsonNode page(ConsoleClient gateway, String after)
      throws GatewayNotRunningException, RequestFailedException {
    return gateway.call("Queue", "list", criteria.with(after, CHUNK));
  }

  private int preview(long mails, JsonNode first) {
    ObjectNode preview = JsonNodeFactory.instance.objectNode().put("mails", mails);
    preview.set("first", first);
    String table = first.isEmpty() ? "" : "\n" + QueueListCommand.TABLE.of(first);
    print(preview, (mails(mails) + table).stripTrailing());
    return DONE;
  }

  private static void count(ObjectNode counts, String name) {
    counts.put(name, counts.path(name).asLong() + 1);
  }

  private static String text(ObjectNode counts) {
    List<String> results = new ArrayList<>();
    counts
        .properties()
        .forEach(
            each -> {
              if (!each.getKey().equals("mails")) {
                results.add(each.getValue().asLong() + " " + each.getKey());
              }
            });
    String mails = mails(counts.path("mails").asLong());
    return results.isEmpty() ? mails : mails + ": " + String.join(", ", results);
  }

  private static String mails(long mails) {
    return mails == 0 ? "No mail matches." : mails == 1 ? "1 mail" : mails + " mails";
  }
}
