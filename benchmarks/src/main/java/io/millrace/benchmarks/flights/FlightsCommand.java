package io.millrace.benchmarks.flights;

import io.millrace.runtime.project.InvalidProjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the vectors of the flights example. */
@Command(
        name = "flights",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the vectors of the flights example with what DuckDB computes from the files, for departures chosen at random.",
            "Exit code 1 when a value differs by more than its feature may."
        })
public final class FlightsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--vectors",
            required = true,
            paramLabel = "FILE",
            description = "What 'millrace vectors departures --project flights --last -1 --json' printed.")
    private Path vectors = Path.of("");

    @Option(names = "--departures", required = true, paramLabel = "FILE", description = "CSV, or gzipped CSV.")
    private Path departures = Path.of("");

    @Option(names = "--arrivals", required = true, paramLabel = "FILE", description = "CSV, or gzipped CSV.")
    private Path arrivals = Path.of("");

    @Option(names = "--planes", required = true, paramLabel = "FILE", description = "CSV, or gzipped CSV.")
    private Path planes = Path.of("");

    @Option(
            names = "--sample",
            defaultValue = "1000",
            paramLabel = "N",
            description = "How many departures (default: ${DEFAULT-VALUE}).")
    private int sample = 1000;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Which ones: the same seed chooses the same (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws InvalidProjectException, IOException, SQLException {
        for (Path file : new Path[] {vectors, departures, arrivals, planes}) {
            if (!Files.isReadable(file)) {
                throw new CommandLine.ParameterException(line(), "The file " + file + " cannot be read.");
            }
        }
        FlightsProject project = new FlightsProject(Path.of(System.getProperty("millrace.examples"), "flights"));
        Report report = compared(project);
        if (json) {
            report.printJson(line().getOut());
        } else {
            report.print(line().getOut());
        }
        return report.differences() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Report compared(FlightsProject project) throws IOException, SQLException {
        Map<String, Map<String, @Nullable Object>> expected;
        try (Oracle oracle = new Oracle(new FlightFiles(departures, arrivals, planes))) {
            expected = oracle.expected(project.script(), sample, seed);
        }
        Map<String, Map<String, @Nullable Object>> found =
                new Vectors(project.inputs()).read(vectors, expected.keySet());
        Comparison comparison = new Comparison(project.tolerances());
        expected.forEach((flight, row) -> comparison.compare(flight, row, found.getOrDefault(flight, Map.of())));
        return new Report(comparison, expected.size());
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("not called from a command line");
        }
        return spec.commandLine();
    }
}
