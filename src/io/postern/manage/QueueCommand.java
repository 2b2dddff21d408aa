package io.postern.manage;

import picocli.CommandLine.Command;

/** The outgoing mails that wait; each verb is a command of its own below this one. */
@Command(
    name = "queue",
    mixinStandardHelpOptions = true,
    description = "Lists, shows, freezes, sends, holds, removes and exports outgoing mails.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      QueueListCommand.class,
      QueueShowCommand.class,
      QueueFreezeCommand.class,
      QueueUnfreezeCommand.class,
      QueueSendCommand.class,
      QueueHoldCommand.class,
      QueueReturnCommand.class,
      QueueRemoveCommand.class,
      QueueExportCommand.class
    })
public final class QueueCommand {}
