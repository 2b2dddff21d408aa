package io.postern.manage;

import picocli.CommandLine.Command;

/**
 * Looks for the cause of a trouble; each kind of trouble is a command of its own below this one.
 */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description = "Looks for the cause of a trouble, step by step.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = DiagnoseOutgoingCommand.class)
public final class DiagnoseCommand {}
