package io.postern.manage;

import io.postern.account.Definitions;
import io.postern.mail.Address;
import io.postern.route.Recipient;
import io.postern.wire.Wires;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sends a test mail to a recipient (F63). */
@Command(
    name = "try-recipient",
    mixinStandardHelpOptions = true,
    description = {
      "Hands a short test mail for a recipient to the internal server, and says what it answered.",
      "The gateway need not run. Exit code 0: the server took the mail."
    })
public final class TryRecipientCommand extends SettingsTrialCommand {
  @Parameters(
      paramLabel = "RECIPIENT",
      description = "Name or address of a recipient of the settings, or any address.")
  private String wanted;

  @Override
  List<Trial> attempt(Definitions definitions, Wires wires) {
    RecipientTrial trial =
        new RecipientTrial(
            wires, definitions.server(), definitions.postmaster(), Clock.systemDefaultZone());
    Optional<Recipient> recipient = find(definitions);
    if (recipient.filter(r -> !r.onServer()).isPresent()) {
      String verdict = "its mail goes to an endpoint of its own, not to the internal server";
      return List.of(
          new Trial(
              wanted,
              false,
              List.of(),
              verdict,
              "A mail through its account is the way to try it."));
    }
    Address address =
        recipient
            .flatMap(Recipient::address)
            .or(() -> Address.parse(wanted))
            .orElseThrow(() -> wrongUsage(unknown(definitions)));
    String known = recipient.isPresent() ? "" : "; no recipient of the settings has this address";
    return List.of(trial.attempt(address, known));
  }

  private Optional<Recipient> find(Definitions definitions) {
    return definitions.recipients().stream()
        .filter(r -> r.name().equalsIgnoreCase(wanted) || r.key().equalsIgnoreCase(wanted))
        .findFirst();
  }

  private String unknown(Definitions definitions) {
    return "\"%s\" is neither a recipient's name nor an address; there are: %s"
        .formatted(
            wanted,
            definitions.recipients().stream()
                .map(Recipient::name)
                .limit(20)
                .collect(Collectors.joining(", ")));
  }
}
