package io.millrace.benchmarks.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the benchmarks of the engine alone. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = {
            "The feature engine alone, with JMH: nanoseconds, allocated and stored bytes per event, for numbers and lengths of windows.",
            "What follows -- goes to JMH, for example: -- -rf json -rff engine.json"
        })
public final class EngineCommand implements Callable<Integer> {

    private static final List<String> SETTINGS =
            List.of("EngineBenchmark", "-f", "1", "-wi", "2", "-w", "3", "-i", "3", "-r", "3", "-prof", "gc");

    @Parameters(paramLabel = "JMH", description = "Options of JMH that come after ours.")
    private List<String> options = List.of();

    @Override
    public Integer call() throws Exception {
        List<String> arguments = new ArrayList<>(SETTINGS);
        arguments.addAll(options);
        Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
