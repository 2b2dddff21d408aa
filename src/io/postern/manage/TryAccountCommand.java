package io.postern.manage;

import io.postern.account.AccountDefinition;
import io.postern.account.Definitions;
import io.postern.fetch.MailboxTrial;
import io.postern.fetch.MailboxTrial.Verdict;
import io.postern.wire.Wires;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tries accounts at their providers (F29, F130). */
@Command(
    name = "try-account",
    mixinStandardHelpOptions = true,
    description = {
      "Connects to an account's provider and logs in, as the settings say, and lists the mailbox.",
      "Shows the dialogue without its secrets, and says step by step what works and what is wrong.",
      "Nothing is fetched and nothing deleted; the gateway need not run. Exit code 0: it works."
    })
public final class TryAccountCommand extends SettingsTrialCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "ACCOUNT",
      description = "Only this one (default: all, one after the other).")
  private String name;

  @Override
  Optional<String> obstacle(Definitions definitions) {
    return definitions.accounts().isEmpty()
        ? Optional.of("no mail is fetched here: postern.accounts is not set")
        : Optional.empty();
  }

  @Override
  List<Trial> attempt(Definitions definitions, Wires wires) {
    List<AccountDefinition> wanted =
        definitions.accounts().stream()
            .filter(account -> name == null || account.name().equals(name))
            .toList();
    if (wanted.isEmpty()) {
      String all =
          definitions.accounts().stream()
              .map(AccountDefinition::name)
              .collect(Collectors.joining(", "));
      throw wrongUsage("no account is called \"" + name + "\"; there are: " + all);
    }
    MailboxTrial trial = new MailboxTrial(wires);
    return wanted.stream().map(each -> trial(each, trial.attempt(each.mailbox()))).toList();
  }

  private static Trial trial(AccountDefinition account, Verdict verdict) {
    List<String> lines =
        Stream.concat(
                verdict.dialogue().stream(), verdict.steps().stream().map(step -> "+ " + step))
            .toList();
    return verdict
        .failure()
        .map(
            failed ->
                new Trial(
                    account.name(),
                    false,
                    lines,
                    failed.getMessage(),
                    ProviderWords.guidance(failed.kind())))
        .orElseGet(() -> new Trial(account.name(), true, lines, "a session would work", ""));
  }
}
