package io.postern.manage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.postern.fetch.AccountHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Answers the question of an account whose ledger is missing or foreign. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Answers the question of an account whose ledger is missing or foreign.",
      "fetch-all: fetch all that is in the mailbox; what was delivered before comes again.",
      "mark-all-seen: fetch only what arrives from now on; what is there now stays undelivered.",
      "keep: it is the same mailbox under another server or user name; go on as before."
    })
public final class LedgerCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Name of the account.")
  private String account;

  @Parameters(index = "1", paramLabel = "ANSWER", description = "fetch-all, mark-all-seen or keep.")
  private AccountHistory.Answer answer;

  @Override
  int run(ConsoleClient gateway) throws GatewayNotRunningException, RequestFailedException {
    gateway.call("Accounts", "answer", account, answer.word());
    print(
        JsonNodeFactory.instance.objectNode().put("account", account).put("answer", answer.word()),
        account + ": " + answer.word());
    return DONE;
  }
}
