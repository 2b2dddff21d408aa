package io.postern.manage;

import io.postern.account.Outgoing;
import io.postern.deliver.SmtpProbe;
import io.postern.mail.Address;
import io.postern.relay.RelaySettings.Smarthost;
import io.postern.relay.SmarthostTrial;
import io.postern.relay.SmarthostTrial.Verdict;
import io.postern.wire.Wires;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Goes through what may keep outgoing mail from the queue, and from leaving it (F132). */
@Command(
    name = "outgoing",
    mixinStandardHelpOptions = true,
    description = {
      "Looks for what keeps outgoing mail from reaching the queue, or from leaving it: whether mail",
      "is listened for, whether it would be taken from this machine, whether anything is stopped or",
      "frozen, whether the smarthosts answer. No mail is sent. Ends at the first cause it finds, but",
      "for those that do not hide others. Exit code 0: no cause was found."
    })
public final class DiagnoseOutgoingCommand extends TrialCommand {
  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      description =
          "Whose mail does not arrive: ask whether it would be taken (default: postmaster).")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      defaultValue = "somebody@example.com",
      description = "A recipient of that mail (default: ${DEFAULT-VALUE}).")
  private String to;

  @Override
  List<Trial> attempt(Outgoing outgoing, Wires wires) {
    List<Trial> found = new ArrayList<>();
    Trial gateway = GatewayTrial.of(home());
    found.add(gateway);
    if (!gateway.works()) {
      return found;
    }
    Optional<Address> sender = from == null ? Optional.empty() : Optional.of(address(from));
    found.add(
        new ListenerTrial(outgoing.accept(), wires)
            .attempt(Optional.of(new ListenerTrial.Question(sender, address(to)))));
    SmarthostTrial trial = new SmarthostTrial(new SmtpProbe(wires));
    for (Smarthost smarthost : outgoing.relay().smarthosts()) {
      smarthost
          .server()
          .map(trial::attempt)
          .ifPresent(verdict -> found.add(trial(smarthost.name(), verdict)));
    }
    return found;
  }

  private static Trial trial(String name, Verdict verdict) {
    return new Trial(
        "smarthost " + name,
        verdict.works(),
        verdict.dialogue(),
        verdict.verdict(),
        verdict.guidance());
  }

  private Address address(String text) {
    return Address.parse(text)
        .orElseThrow(
            () -> wrongUsage("\"" + text + "\" is no address, expected for example a@b.example"));
  }
}
