package io.millrace.platform.cli;

import picocli.CommandLine.Command;

/** Shows and changes what monitors compare with. */
@Command(
        name = "reference",
        mixinStandardHelpOptions = true,
        description = "Shows what the windows of a monitor are compared with, and lets it gather another reference.",
        subcommands = {ReferenceShowCommand.class, ReferenceSetCommand.class, ReferenceResetCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class DriftReferenceCommand {}
