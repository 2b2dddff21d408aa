package io.postern.manage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Throws mails away, silently. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = {
      "Throws mails away, for good, and tells nobody: their senders think them sent.",
      "To tell the senders, return them instead."
    })
public final class QueueRemoveCommand extends QueueChangeCommand {
  @Mixin private Confirmation confirmation;

  @Override
  String operation() {
    return "remove";
  }

  @Override
  void confirm(long mails) throws RequestFailedException {
    confirmation.ask("remove", mails);
  }
}
