package io.millrace.benchmarks.reads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the benchmark of the read path in process. */
@Command(
        name = "read-path",
        mixinStandardHelpOptions = true,
        description = {
            "Reads of 50 features of 1, 10 and 100 entities in process, beside RocksDB's own reads of the same bytes, with JMH.",
            "What follows -- goes to JMH: -- -p entities=1"
        })
public final class ReadPathCommand implements Callable<Integer> {

    @Parameters(paramLabel = "JMH", description = "Options of JMH that come after ours.")
    private List<String> options = List.of();

    @Override
    public Integer call() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(ReadPathBenchmark.class.getSimpleName()));
        arguments.add("-jvmArgsAppend");
        arguments.add("-Dmillrace.registry.home=" + System.getProperty("millrace.registry.home"));
        arguments.addAll(options);
        Main.main(arguments.toArray(String[]::new));
        return CommandLine.ExitCode.OK;
    }
}
