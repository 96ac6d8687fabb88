package io.millrace.platform.cli;

import picocli.CommandLine.Command;

/** Looks after what could not be used. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Shows records that could not be used, and puts them back where they came from.",
        subcommands = {DeadLettersListCommand.class, DeadLettersShowCommand.class, DeadLettersReplayCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand {}
