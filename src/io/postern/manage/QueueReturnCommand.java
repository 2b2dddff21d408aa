package io.postern.manage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Throws mails away and tells their senders (F88). */
@Command(
    name = "return",
    mixinStandardHelpOptions = true,
    description = {
      "Removes mails, for good, and tells their senders so.",
      "The exit code is 1 when a mail could not be returned; it stays then."
    })
public final class QueueReturnCommand extends QueueChangeCommand {
  @Mixin private Confirmation confirmation;

  @Override
  String operation() {
    return "giveBack";
  }

  @Override
  void confirm(long mails) throws RequestFailedException {
    confirmation.ask("return", mails);
  }

  @Override
  boolean isFailure(String result) {
    return result.equals("unchanged") || super.isFailure(result);
  }
}
