package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has accounts visited now, out of their sequence (F69), and tells how it went. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Visits accounts now, waits for the end of each session, and tells how it went.",
      "The exit code is 1 when a session ended in an error or could not begin."
    })
public final class FetchCommand extends ClientCommand {
  private static final Executor AFTER_A_WHILE =
      CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);

  @Parameters(paramLabel = "ACCOUNT", arity = "0..*", description = "Names of accounts.")
  private List<String> accounts = new ArrayList<>();

  @Option(names = "--all", description = "All accounts.")
  private boolean all;

  @Option(names = "--no-wait", description = "Start the sessions and do not wait for their ends.")
  private boolean noWait;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    if (all == !accounts.isEmpty()) {
      throw wrongUsage("name the accounts to be visited, or say --all");
    }
    if (accounts.size() == 1) {
      return end(gateway, accounts.get(0), begin(gateway, accounts.get(0)));
    }
    if (all) {
      gateway.call("Accounts", "list").forEach(row -> accounts.add(row.path("name").asText()));
    }
    return severally(gateway);
  }

  /**
   * All begin before the end of any is waited for; one that cannot begin does not stop the others.
   */
  private int severally(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException {
    int code = DONE;
    Map<String, JsonNode> begun = new LinkedHashMap<>();
    for (String account : accounts) {
      try {
        begun.put(account, begin(gateway, account));
      } catch (RequestFailedException refused) {
        code = complain(account + ": " + refused.getMessage(), FAILED);
      }
    }
    for (Map.Entry<String, JsonNode> each : begun.entrySet()) {
      code = Math.max(code, end(gateway, each.getKey(), each.getValue()));
    }
    return code;
  }

  private static JsonNode begin(ConsoleClient gateway, String account)
      throws GatewayNotRunningException, RequestFailedException {
    return gateway.call("Accounts", "fetch", account);
  }

  private int end(ConsoleClient gateway, String account, JsonNode begun)
      throws GatewayNotRunningException, RequestFailedException {
    String before = accounts.size() == 1 ? "" : account + ": ";
    long session = begun.path("session").asLong();
    if (noWait) {
      boolean own = begun.path("begun").asBoolean();
      print(begun, before + "session " + session + (own ? " begins" : " runs"));
      return DONE;
    }
    JsonNode state = gateway.call("Accounts", "show", account);
    while (state.path("session").asLong() < session) {
      CompletableFuture.runAsync(() -> {}, AFTER_A_WHILE).join();
      state = gateway.call("Accounts", "show", account);
    }
    print(state, before + TextTable.plain(state.path("report")));
    return state.path("error").asBoolean() ? FAILED : DONE;
  }
}
