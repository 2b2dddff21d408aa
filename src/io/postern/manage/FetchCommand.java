package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has an account visited now, and tells how it went. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Visits an account now, waits for the end of the session, and tells how it went.",
      "The exit code is 1 when the session ended in an error."
    })
public final class FetchCommand extends ClientCommand {
  private static final Executor AFTER_A_WHILE =
      CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);

  @Parameters(paramLabel = "ACCOUNT", description = "Name of the account.")
  private String account;

  @Option(names = "--no-wait", description = "Start the session and do not wait for its end.")
  private boolean noWait;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    JsonNode begun = gateway.call("Accounts", "fetch", account);
    long session = begun.path("session").asLong();
    if (noWait) {
      print(begun, "session " + session + (begun.path("begun").asBoolean() ? " begins" : " runs"));
      return DONE;
    }
    JsonNode state = gateway.call("Accounts", "show", account);
    while (state.path("session").asLong() < session) {
      CompletableFuture.runAsync(() -> {}, AFTER_A_WHILE).join();
      state = gateway.call("Accounts", "show", account);
    }
    print(state, TextTable.plain(state.path("report")));
    return state.path("error").asBoolean() ? FAILED : DONE;
  }
}
