package io.postern.manage;

import io.postern.account.Outgoing;
import io.postern.mail.Address;
import io.postern.manage.ListenerTrial.Question;
import io.postern.wire.Wires;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries the listener's port (F100). */
@Command(
    name = "try-listener",
    mixinStandardHelpOptions = true,
    description = {
      "Tries whether outgoing mail can be listened for. When the port is taken it shows what the",
      "program there says, and tells whether that is Postern itself. No mail is handed over.",
      "Exit code 0: the port is free, or Postern's."
    })
public final class TryListenerCommand extends TrialCommand {
  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      description = "With --to: ask whether a mail from this sender would be taken; <> for none.")
  private String from;

  @Option(names = "--to", paramLabel = "ADDRESS", description = "The recipient of that mail.")
  private String to;

  @Override
  List<Trial> attempt(Outgoing outgoing, Wires wires) {
    return List.of(new ListenerTrial(outgoing.accept(), wires).attempt(question()));
  }

  private Optional<Question> question() {
    if (from == null && to == null) {
      return Optional.empty();
    }
    if (from == null || to == null) {
      throw wrongUsage("expected both --from and --to");
    }
    boolean nobody = from.isEmpty() || from.equals("<>");
    return Optional.of(
        new Question(nobody ? Optional.empty() : Optional.of(address(from)), address(to)));
  }

  private Address address(String text) {
    return Address.parse(text)
        .orElseThrow(
            () -> wrongUsage("\"" + text + "\" is no address, expected for example a@b.example"));
  }
}
