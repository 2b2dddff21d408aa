package io.postern.manage;

import picocli.CommandLine.Command;

/** The mails in the hold; each verb is a command of its own below this one. */
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    description = "Lists, shows, releases, drops and exports the mails in the hold.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      HoldListCommand.class,
      HoldShowCommand.class,
      HoldReleaseCommand.class,
      HoldDropCommand.class,
      HoldExportCommand.class
    })
public final class HoldCommand {}
