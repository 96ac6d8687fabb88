package io.millrace.benchmarks.drift;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how often monitors and their peers are wrong, how soon they see a change, and what they miss. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = {
            "Drift monitors beside MOA's detectors and the default rules of other tools: false alarms, delays and misses on streams that are made from"
                    + " seeds, and months of a hundred features in which nothing changes.",
            "The options but --only are of the months, S7."
        })
public final class DriftCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--months",
            paramLabel = "N",
            defaultValue = "2",
            description = "Months (default: ${DEFAULT-VALUE}).")
    private int months = 2;

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

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Of these: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Part> only = List.of(Part.values());

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        for (Part part : only) {
            out.println(part.title());
            for (Experiment experiment : experiments(part)) {
                out.println();
                out.print(experiment.run());
                out.flush();
            }
            out.println();
        }
        return CommandLine.ExitCode.OK;
    }

    private List<Experiment> experiments(Part part) {
        return switch (part) {
            case S1 -> List.of(new StationaryValues(), new StationaryWindows());
            case S2 -> List.of(new StepChanges(), new SmallShift());
            case S3 -> List.of(new ErrorStreams());
            case S4 -> List.of(new ConceptStreams());
            case S6 -> List.of(new SampleVerdicts(), new PartitionedSamples());
            case S7 ->
                List.of(new Months(months, new SimulatedMonth(features, Duration.ofMinutes(1), rows, broken, effect)));
            case S8 -> List.of(new Seasons());
            case S9 -> List.of(new Breaks(), new BreaksByRules());
        };
    }
}
