package io.postern.manage;

import io.postern.account.Outgoing;
import io.postern.deliver.ServerSettings;
import io.postern.deliver.SmtpProbe;
import io.postern.mail.Address;
import io.postern.relay.Destinations;
import io.postern.relay.SmarthostTrial;
import io.postern.relay.SmarthostTrial.Verdict;
import io.postern.relay.Smarthosts;
import io.postern.wire.Wires;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries the smarthosts (F101, F102). */
@Command(
    name = "try-smarthost",
    mixinStandardHelpOptions = true,
    description = {
      "Connects to the smarthosts and logs in, as the settings say, asks whether mail from the user",
      "of that login is taken, and shows the dialogue without its secrets, with the largest mail that",
      "they take (SIZE). No mail is sent. Exit code 0: all of them work."
    })
public final class TrySmarthostCommand extends TrialCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Only this one, with the own logins of its senders.")
  private String name;

  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      description = "Ask about mail from this sender instead.")
  private String from;

  @Override
  List<Trial> attempt(Outgoing outgoing, Wires wires) {
    Smarthosts smarthosts = new Smarthosts(outgoing.relay().smarthosts());
    SmarthostTrial trial = new SmarthostTrial(new SmtpProbe(wires));
    List<String> all =
        smarthosts.names().stream()
            .filter(each -> !each.equals(Destinations.INTERNAL))
            .sorted()
            .toList();
    List<String> wanted = all.stream().filter(this::isWanted).toList();
    if (wanted.isEmpty()) {
      throw wrongUsage(
          "no smarthost is called \"" + name + "\"; there are: " + String.join(", ", all));
    }
    return wanted.stream().map(each -> attempt(each, smarthosts.server(each), trial)).toList();
  }

  private boolean isWanted(String destination) {
    return name == null || destination.equals(name) || destination.startsWith(name + "/");
  }

  private Trial attempt(String destination, Optional<ServerSettings> server, SmarthostTrial trial) {
    if (server.isEmpty()) {
      String direct = "it delivers to the recipients' own servers; there is nothing to try";
      return new Trial(destination, true, List.of(), direct, "");
    }
    Verdict verdict = trial.attempt(server.get(), sender(destination, server.get()));
    return new Trial(
        destination, verdict.works(), verdict.dialogue(), verdict.verdict(), verdict.guidance());
  }

  /** Of an own login its sender, else whoever logs in, if that is an address. */
  private Optional<Address> sender(String destination, ServerSettings server) {
    if (from != null) {
      return Optional.of(
          Address.parse(from).orElseThrow(() -> wrongUsage("\"" + from + "\" is not an address")));
    }
    Optional<Address> own = Address.parse(destination.substring(destination.indexOf('/') + 1));
    return own.isPresent() ? own : server.login().flatMap(login -> Address.parse(login.username()));
  }
}
