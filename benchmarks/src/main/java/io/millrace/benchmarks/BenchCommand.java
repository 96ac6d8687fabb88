package io.millrace.benchmarks;

import io.millrace.benchmarks.console.ConsoleCommand;
import io.millrace.benchmarks.drift.DriftCommand;
import io.millrace.benchmarks.drift.MonitorCommand;
import io.millrace.benchmarks.drift.real.RealDataCommand;
import io.millrace.benchmarks.engine.EngineCommand;
import io.millrace.benchmarks.features.FeaturesCommand;
import io.millrace.benchmarks.features.MemoryCommand;
import io.millrace.benchmarks.features.ProfileCommand;
import io.millrace.benchmarks.flights.FlightsCommand;
import io.millrace.benchmarks.reads.ReadPathCommand;
import io.millrace.benchmarks.reads.ReadsCommand;
import io.millrace.benchmarks.trainer.TrainerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code millrace bench} command. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "millrace bench",
        mixinStandardHelpOptions = true,
        description = "Measures Millrace beside its peers, in one run, and checks it against another engine.",
        subcommands = {
            EngineCommand.class,
            FeaturesCommand.class,
            MemoryCommand.class,
            ProfileCommand.class,
            ReadsCommand.class,
            ReadPathCommand.class,
            TrainerCommand.class,
            DriftCommand.class,
            MonitorCommand.class,
            ConsoleCommand.class,
            RealDataCommand.class,
            FlightsCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class BenchCommand {

    private BenchCommand() {}

    /** Runs one command and ends the process. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new BenchCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        if (arguments.length == 0) {
            line.usage(line.getOut());
            System.exit(CommandLine.ExitCode.USAGE);
        }
        System.exit(line.execute(arguments));
    }
}
