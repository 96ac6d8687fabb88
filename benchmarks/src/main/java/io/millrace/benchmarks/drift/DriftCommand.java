package io.millrace.benchmarks.drift;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Simulates months of a monitor with a budget of one false alarm each. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = {
            "Months of windows of one minute in which nothing changes, with a budget of one false alarm a month, and a break in some of the"
                    + " features at the end of each.",
            "Every seed is another month; they are simulated side by side."
        })
public final class DriftCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--months",
            paramLabel = "N",
            defaultValue = "20",
            description = "Months (default: ${DEFAULT-VALUE}).")
    private int months = 20;

    @Option(
            names = "--features",
            paramLabel = "N",
            defaultValue = "100",
            description = "Features (default: ${DEFAULT-VALUE}).")
    private int features = 100;

    @Option(
            names = "--broken",
            paramLabel = "N",
            defaultValue = "40",
            description = "Features that break at the end (default: ${DEFAULT-VALUE}).")
    private int broken = 40;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "60",
            description = "Rows of a window (default: ${DEFAULT-VALUE}).")
    private int rows = 60;

    @Option(
            names = "--effect",
            paramLabel = "D",
            defaultValue = "0.1",
            description = "Smallest effect worth an alert (default: ${DEFAULT-VALUE}).")
    private double effect = 0.1;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        SimulatedMonth month = new SimulatedMonth(features, Duration.ofMinutes(1), rows, broken, effect);
        SimulatedMonth.Outcome all = LongStream.rangeClosed(1, months)
                .parallel()
                .mapToObj(month::run)
                .reduce(new SimulatedMonth.Outcome(0, 0, 0, 0, 0), SimulatedMonth.Outcome::plus);
        out.printf(
                Locale.ROOT,
                "%d months, %d features, windows of 1 minute with %d rows: %,d looks%n"
                        + "false alarms: %d, by the budget at most about %d%n"
                        + "breaks of %d features: %d of %d found, as %d incidents of %d; %d alerts resolved%n",
                months,
                features,
                rows,
                all.windows() * features,
                all.alarms(),
                months,
                broken,
                all.found(),
                (long) months * broken,
                all.incidents(),
                months,
                all.resolved());
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
