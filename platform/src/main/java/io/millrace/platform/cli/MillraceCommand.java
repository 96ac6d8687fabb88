package io.millrace.platform.cli;

import io.millrace.platform.terminal.Terminal;
import io.millrace.runtime.project.InvalidProjectException;
import java.io.PrintWriter;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The {@code millrace} command. Exit codes: 0 done, 1 failed, 2 wrong usage or project file. */
@Command(
        name = "millrace",
        mixinStandardHelpOptions = true,
        version = "Millrace 0.1.0",
        description = "Live features, models that learn from every event, and drift alerts, from Kafka topics.",
        subcommands = {
            DemoCommand.class,
            BrokerCommand.class,
            RunCommand.class,
            InitCommand.class,
            ValidateCommand.class,
            DoctorCommand.class,
            ExplainCommand.class,
            ProduceCommand.class,
            FeaturesCommand.class,
            VectorsCommand.class,
            PredictionsCommand.class,
            EvaluationsCommand.class,
            ModelsCommand.class,
            AlertsCommand.class,
            DriftCommand.class,
            DeadLettersCommand.class,
            TopicsCommand.class,
            CompletionCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  millrace demo                       a day of Wikipedia edits, with everything it needs",
            "  millrace init orders                a project file, from what is in a topic",
            "  millrace validate project.yaml      check a project file",
            "  millrace explain project.yaml       what it comes to: topics, features, and their state",
            "  millrace run project.yaml --bootstrap-servers localhost:9092 --schema-registry http://localhost:8081",
            "  millrace features get user_activity Alice --url http://localhost:8080"
        })
public final class MillraceCommand {

    private MillraceCommand() {}

    /** Runs one command and returns its exit code. */
    public static int run(String... arguments) {
        return run(ansi(Terminal.Stream.OUT), ansi(Terminal.Stream.ERR), arguments);
    }

    private static Ansi ansi(Terminal.Stream stream) {
        return Terminal.colours(stream) ? Ansi.ON : Ansi.OFF;
    }

    /** The same, with colours or without on standard output and on standard error. */
    static int run(Ansi out, Ansi err, String... arguments) {
        CommandLine line = line(out);
        line.setExecutionExceptionHandler((problem, of, parsed) -> report(problem, of, err));
        if (arguments.length == 0) {
            line.usage(line.getOut(), out);
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    /** All commands. */
    static CommandLine line(Ansi ansi) {
        CommandLine line = new CommandLine(new MillraceCommand());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        line.setParameterExceptionHandler(MillraceCommand::misused);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Instant.class, new TimeText());
        return line;
    }

    /** In two lines: a page of usage would push what is wrong out of sight. */
    private static int misused(CommandLine.ParameterException problem, String[] arguments) {
        CommandLine line = problem.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(problem.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(problem, err);
        err.println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    private static int report(Exception problem, CommandLine line, Ansi ansi) {
        PrintWriter err = line.getErr();
        if (problem instanceof InvalidProjectException invalid) {
            invalid.problems().forEach(one -> err.println(Paint.place(ansi, one.place()) + ": " + one.text()));
            int count = invalid.problems().size();
            err.println(count + (count == 1 ? " problem." : " problems.") + " Nothing was started.");
            return CommandLine.ExitCode.USAGE;
        }
        if (problem instanceof CommandLine.ParameterException usage) {
            err.println(usage.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        err.println("millrace: " + Causes.inWords(problem));
        if (Boolean.getBoolean("millrace.stacktrace")) {
            problem.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
