package io.millrace.benchmarks.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.Main;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the benchmarks of the engine alone. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = {
            "The feature engine alone: stored bytes per event, then, with JMH, nanoseconds and allocated bytes per event,",
            "for numbers and lengths of windows. What follows -- goes to JMH: -- -rf json -rff engine.json"
        })
public final class EngineCommand implements Callable<Integer> {

    /** Options of JMH, unless others are given: it takes none of these twice. */
    private static final Map<String, String> SETTINGS = Map.of("-f", "1", "-wi", "3", "-w", "2", "-i", "5", "-r", "2");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--bytes", description = "The stored bytes alone.")
    private boolean bytes;

    @Parameters(paramLabel = "JMH", description = "Options of JMH that come after ours.")
    private List<String> options = List.of();

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        line.getOut().println(StateBytes.table());
        line.getOut().flush();
        if (!bytes) {
            List<String> arguments = new ArrayList<>(List.of("EngineBenchmark", "-prof", "gc"));
            SETTINGS.forEach((option, value) -> {
                if (!options.contains(option)) {
                    arguments.addAll(List.of(option, value));
                }
            });
            arguments.addAll(options);
            Main.main(arguments.toArray(String[]::new));
        }
        return CommandLine.ExitCode.OK;
    }
}
