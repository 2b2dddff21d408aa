package io.postern.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What is in an account's mailbox at the provider (F42, F43). The account stands before the verb,
 * so that one types what is to be done with a mailbox after its name.
 */
@Command(
    name = "mailbox",
    mixinStandardHelpOptions = true,
    description = {
      "Looks into an account's mailbox at the provider, and tidies it up by hand.",
      "Waits up to a minute for a session of the gateway that is under way.",
      "",
      "list              what is in it, newest first, and what we did with it",
      "show MESSAGE      the header and the first lines of a message",
      "delete MESSAGE... deletes messages at the provider, for good",
      "forget UIDL...    forgets messages, so that they are fetched again; --all for all",
      "mark-all-seen     takes all that is there as known: only what comes later is fetched",
      "",
      "MESSAGE is a number of the list, or a UIDL; a UIDL of digits alone is written uidl:123."
    })
public final class MailboxCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Name of the account.")
  private String account;

  @Parameters(
      index = "1",
      paramLabel = "VERB",
      description = "list, show, delete, forget or mark-all-seen.")
  private String verb;

  @Parameters(index = "2..*", paramLabel = "MESSAGE", description = "Numbers or UIDLs.")
  private List<String> messages = new ArrayList<>();

  @Option(names = "--all", description = "With list and forget: all messages.")
  private boolean all;

  @Mixin private MailboxListing listing;

  @Mixin private MailboxShowing showing;

  @Option(
      names = "--undelivered",
      description = "With delete: also messages that nobody is known to have.")
  private boolean undelivered;

  @Mixin private SureQuestion question;

  @Override
  int run(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException, IOException {
    return switch (verb) {
      case "list" -> {
        expectMessages(0, 0);
        yield listing.run(this, gateway, account, all);
      }
      case "show" -> {
        expectMessages(1, 1);
        yield showing.run(this, gateway, account, messages.get(0));
      }
      case "delete" -> {
        expectMessages(1, Integer.MAX_VALUE);
        yield delete(gateway);
      }
      case "forget" -> {
        expectMessages(all ? 0 : 1, all ? 0 : Integer.MAX_VALUE);
        yield forget(gateway);
      }
      case "mark-all-seen" -> {
        expectMessages(0, 0);
        yield markAllSeen(gateway);
      }
      default ->
          throw wrongUsage(
              "\"%s\" is no verb, expected list, show, delete, forget or mark-all-seen"
                  .formatted(verb));
    };
  }

  private void expectMessages(int least, int most) {
    if (messages.size() < least) {
      String otherwise = verb.equals("forget") ? ", or --all" : "";
      throw wrongUsage(verb + ": expected a message" + otherwise);
    }
    if (messages.size() > most) {
      throw wrongUsage(verb + ": expected no more after \"" + verb + "\" than it says in the help");
    }
  }

  private int delete(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException {
    JsonNode rows = gateway.call("Mailbox", "find", account, messages);
    if (rows.isEmpty()) {
      throw new RequestFailedException("no such message is in the mailbox of " + account);
    }
    List<String> uidls = new ArrayList<>();
    for (JsonNode row : rows) {
      if (!undelivered && !row.path("safe").asBoolean()) {
        throw new RequestFailedException(
            "%s is not known to have reached anybody (%s); to lose it all the same, add --undelivered"
                .formatted(TextTable.plain(row.path("uidl")), TextTable.plain(row.path("state"))));
      }
      uidls.add(row.path("uidl").asText());
    }
    question.ask(
        MailboxListing.TABLE.of(rows),
        uidls.size() == 1
            ? "Delete this message at the provider?"
            : "Delete these " + uidls.size() + " messages at the provider?");
    return deleted(gateway.call("Mailbox", "delete", account, uidls, undelivered));
  }

  private int deleted(JsonNode results) {
    print(results, MailboxListing.RESULTS, "");
    for (JsonNode result : results) {
      if (!result.path("result").asText().equals("deleted")) {
        return FAILED;
      }
    }
    return DONE;
  }

  private int forget(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException {
    if (all) {
      long known = gateway.call("Mailbox", "countKnown", account).asLong();
      question.ask(
          "", "Forget all %d messages of %s, to be fetched again?".formatted(known, account));
      return counted("forgotten", gateway.call("Mailbox", "forgetAll", account).asInt());
    }
    question.ask(
        "", "Forget %d messages of %s, to be fetched again?".formatted(messages.size(), account));
    int forgotten =
        gateway.call("Mailbox", "forget", account, MailboxListing.names(messages)).asInt();
    counted("forgotten", forgotten);
    return forgotten == messages.size() ? DONE : FAILED;
  }

  private int markAllSeen(ConsoleClient gateway)
      throws GatewayNotRunningException, RequestFailedException {
    question.ask("", "Never fetch what is in the mailbox of %s now?".formatted(account));
    return counted("seen", gateway.call("Mailbox", "markAllSeen", account).asInt());
  }

  private int counted(String what, int count) {
    print(
        JsonNodeFactory.instance.objectNode().put("account", account).put(what, count),
        "%s: %d %s %s".formatted(account, count, count == 1 ? "message" : "messages", what));
    return DONE;
  }
}
