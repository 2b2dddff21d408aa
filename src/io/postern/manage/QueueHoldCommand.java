package io.postern.manage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps mails back. */
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    description = "Keeps mails back until a person decides: send, return or remove.")
public final class QueueHoldCommand extends QueueChangeCommand {
  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who see the list.")
  private String reason;

  @Override
  String operation() {
    return "hold";
  }

  @Override
  Object[] arguments() {
    return new Object[] {reason};
  }
}
