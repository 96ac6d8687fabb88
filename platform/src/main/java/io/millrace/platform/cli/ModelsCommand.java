package io.millrace.platform.cli;

import picocli.CommandLine.Command;

/** Shows and checks the versions of models. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Shows, exports and verifies the versions of a model's learners, and puts others in their place.",
        subcommands = {
            ModelsListCommand.class,
            ModelsEventsCommand.class,
            ModelsShowCommand.class,
            ModelsDiffCommand.class,
            ModelsExportCommand.class,
            ModelsImportancesCommand.class,
            ModelsVerifyCommand.class,
            ModelsPromoteCommand.class,
            ModelsRollbackCommand.class,
            ModelsRelearnCommand.class,
            ModelsResetCommand.class,
            ModelsFreezeCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class ModelsCommand {}
