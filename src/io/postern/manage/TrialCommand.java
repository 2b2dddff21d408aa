package io.postern.manage;

import io.postern.account.Definitions;
import io.postern.account.Outgoing;
import io.postern.wire.Wires;
import java.util.List;
import java.util.Optional;

/** What the commands have in common that try something of outgoing mail. */
abstract class TrialCommand extends SettingsTrialCommand {
  /** Does the work. */
  abstract List<Trial> attempt(Outgoing outgoing, Wires wires);

  @Override
  final Optional<String> obstacle(Definitions definitions) {
    return definitions.outgoing().isPresent()
        ? Optional.empty()
        : Optional.of("no mail is sent here: postern.relay is not set");
  }

  @Override
  final List<Trial> attempt(Definitions definitions, Wires wires) {
    return attempt(definitions.outgoing().orElseThrow(), wires);
  }
}
