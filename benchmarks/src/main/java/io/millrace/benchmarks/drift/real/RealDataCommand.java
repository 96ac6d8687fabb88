package io.millrace.benchmarks.drift.real;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs monitors over public data, of which it is known, more or less, where something changes. */
@Command(
        name = "drift-data",
        mixinStandardHelpOptions = true,
        description = {
            "What monitors find in public data, when, what they miss, and what they say beside.",
            "The folder has sea50k/SEA_training_data.csv.gz and SEA_training_class.csv.gz, elec2/elec.csv.gz, flights/departures.csv.gz, arrivals.csv.gz"
                    + " and weather.csv.gz, and data and labels of the Numenta Anomaly Benchmark under nab."
        })
public final class RealDataCommand implements Callable<Integer> {

    /** The data sets. */
    enum DataSet {
        SEA,
        ELECTRICITY,
        FLIGHTS,
        ANOMALIES
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "Folder of the data sets.")
    private Path data = Path.of("");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Some of ${COMPLETION-CANDIDATES} (default: all).")
    private Set<DataSet> only = EnumSet.allOf(DataSet.class);

    @Option(names = "--every", description = "Every alert too, and every series in every way.")
    private boolean every;

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (!Files.isDirectory(data)) {
            throw new CommandLine.ParameterException(line, "There is no folder " + data + ".");
        }
        PrintWriter out = line.getOut();
        try (DataFolder folder = new DataFolder(data)) {
            for (DataSet one : EnumSet.copyOf(only)) {
                switch (one) {
                    case SEA -> new SeaConcepts(folder).print(out);
                    case ELECTRICITY -> new Electricity(folder).print(out, every);
                    case FLIGHTS -> new Flights(folder).print(out, every);
                    case ANOMALIES -> new AnomalySeries(folder).print(out, every);
                }
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
