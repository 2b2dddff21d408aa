package io.postern.manage;

import picocli.CommandLine.Command;

/** Lets frozen mails go. */
@Command(
    name = "unfreeze",
    mixinStandardHelpOptions = true,
    description = "Lets frozen mails go; they are due now.")
public final class QueueUnfreezeCommand extends QueueChangeCommand {
  @Override
  String operation() {
    return "unfreeze";
  }
}
