package io.postern.manage;

import picocli.CommandLine.Command;

/** Sends mails now. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = {
      "Makes mails due now, whatever they waited for, and has their destinations tried again,",
      "even if those rest since they failed."
    })
public final class QueueSendCommand extends QueueChangeCommand {
  @Override
  String operation() {
    return "sendNow";
  }
}
