package io.millrace.platform.cli;

import picocli.CommandLine.Command;

/** Looks after monitors. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = "Looks after drift monitors.",
        subcommands = {DriftReferenceCommand.class, DriftCalibrateCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class DriftCommand {}
