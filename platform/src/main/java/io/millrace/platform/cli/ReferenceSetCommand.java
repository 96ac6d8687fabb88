package io.millrace.platform.cli;

import io.millrace.runtime.project.Durations;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.ReferenceWord;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a monitor another interval as its reference. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a monitor forget its reference, and gather another one: the windows that come and lie in an interval of event time.",
            "Windows that it has judged already are not kept, so an interval that has begun counts from now on.",
            "Alerts that are on stay so until a window is judged by the new one."
        })
final class ReferenceSetCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ProjectMonitor of = new ProjectMonitor();

    @Option(names = "--from", required = true, paramLabel = "TIME", description = "Its start, as 2015-09-12T08:00:00Z.")
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "TIME", description = "Its end, exclusive.")
    private Instant to = Instant.EPOCH;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "by hand",
            description = "Why, for the record (default: ${DEFAULT-VALUE}).")
    private String reason = "by hand";

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException, ExecutionException {
        ProjectMonitor.Subject subject = of.subject();
        long window = subject.monitor().window().toMillis();
        if (!from.isBefore(to)) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec), "The interval does not end after it starts: from " + from + " to " + to + ".");
        }
        long firstWhole = -Math.floorDiv(-from.toEpochMilli(), window) * window;
        if (to.toEpochMilli() < firstWhole + window) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec),
                    "From " + from + " to " + to + " there is no whole window of "
                            + Durations.text(subject.monitor().window())
                            + ": they begin at multiples of their length since 1970. Give a later --to.");
        }
        of.show(ReferenceWords.say(subject, new ReferenceWord(from.toEpochMilli(), to.toEpochMilli(), reason)));
        return CommandLine.ExitCode.OK;
    }
}
