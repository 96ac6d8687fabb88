package io.millrace.platform.cli;

import io.millrace.platform.produce.SourceProducer;
import io.millrace.platform.terminal.ByteText;
import io.millrace.platform.terminal.ProgressBar;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.rows.LineFile;
import io.millrace.runtime.streams.Cluster;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Produces events from a file. */
@Command(
        name = "produce",
        mixinStandardHelpOptions = true,
        description = {
            "Produces events to the topic of a source, from a CSV file with a header or a file of JSON lines.",
            "Columns and keys are the names of the source's fields."
        })
final class ProduceCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "Project file.")
    private Path projectFile = Path.of("project.yaml");

    @Parameters(index = "1", paramLabel = "SOURCE", description = "Name of the source.")
    private String sourceName = "";

    @Parameters(index = "2", paramLabel = "FILE", description = "Ends in .csv, or holds JSON lines.")
    private Path file = Path.of("");

    @Option(
            names = "--complete-until",
            paramLabel = "TIME",
            description =
                    "At the end, declare that every event up to this time has been sent, such as 2015-09-13T00:00:00Z.")
    private @Nullable Instant completeUntil;

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws InvalidProjectException, IOException {
        CommandLine line = Specs.line(spec);
        Cluster cluster = clusterOptions.cluster();
        Project project =
                Projects.reader(new RegistrySchemas(cluster.registryUrl())).read(projectFile);
        Source source = project.sources().get(sourceName);
        if (source == null) {
            throw new CommandLine.ParameterException(
                    line,
                    "There is no source '" + sourceName + "'. "
                            + Suggestion.near(sourceName, project.sources().keySet()));
        }
        if (!Files.isReadable(file)) {
            throw new CommandLine.ParameterException(
                    line, "The file " + file + " cannot be read. Name one that ends in .csv, or holds JSON lines.");
        }
        long bytes = Files.size(file);
        long sent;
        try (LineFile rows = LineFile.open(file);
                SourceProducer producer = new SourceProducer(cluster, source);
                ProgressBar bar = Bars.of("produce", ByteText::of)) {
            for (Map<String, Object> row = rows.next(); row != null; row = rows.next()) {
                producer.send(row, rows.line());
                bar.at(rows.bytesRead(), bytes);
            }
            sent = producer.finish();
            if (completeUntil != null) {
                producer.declare(completeUntil.toEpochMilli());
            }
        }
        PrintWriter out = line.getOut();
        if (json.wanted()) {
            out.println(new JsonObject()
                    .put("source", source.name())
                    .put("topic", source.topic())
                    .put("events", sent)
                    .put("complete_until", completeUntil == null ? null : completeUntil.toString())
                    .encode());
        } else {
            out.printf("%d %s sent to %s.%n", sent, sent == 1 ? "event" : "events", source.topic());
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
