package io.millrace.platform.cli;

import io.millrace.platform.init.FileSampler;
import io.millrace.platform.init.TopicSampler;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.SchemaLookup;
import io.millrace.runtime.project.Source;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a first project file. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a project file that runs, from the newest events of a topic of JSON: its fields and their types, a view that counts, and a"
                    + " monitor.",
            "What it guesses has a comment. A file that is there is left alone."
        })
final class InitCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "TOPIC", description = "Topic with events as JSON objects.")
    private String topic = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "project.yaml",
            description = "File to write (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("project.yaml");

    @Option(names = "--key", paramLabel = "FIELD", description = "Field that identifies an event (default: a guess).")
    private @Nullable String key;

    @Option(names = "--time", paramLabel = "FIELD", description = "Field that says when it was (default: a guess).")
    private @Nullable String time;

    @Option(
            names = "--entity",
            paramLabel = "FIELD",
            description = "Field that says what features are of, such as a customer (default: a guess).")
    private @Nullable String entity;

    @Option(
            names = "--sample",
            paramLabel = "FILE",
            description = "Look at a file of JSON lines instead, where the topic is not there yet.")
    private @Nullable Path sample;

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws InvalidProjectException {
        if (Files.exists(out)) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec), out + " is there already. Name another file with --out.");
        }
        String text;
        try {
            text = sample == null
                    ? new TopicSampler(clusterOptions.cluster()).project(topic, key, time, entity)
                    : new FileSampler(sample).project(topic, key, time, entity);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(Specs.line(spec), e.getMessage(), e);
        }
        try {
            Files.writeString(out, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(out + " cannot be written", e);
        }
        Project project = Projects.reader(SchemaLookup.NONE).read(out);
        PrintWriter answer = Specs.line(spec).getOut();
        if (json.wanted()) {
            answer.println(found(project).encode());
            answer.flush();
            return CommandLine.ExitCode.OK;
        }
        answer.println(out + " is written. Look at it, then:");
        answer.println("  millrace doctor " + out);
        answer.println("  millrace run " + out);
        answer.flush();
        return CommandLine.ExitCode.OK;
    }

    private JsonObject found(Project project) {
        Source source = project.sources().values().iterator().next();
        JsonObject fields = new JsonObject();
        source.fields().forEach((name, type) -> fields.put(name, type.yaml()));
        return new JsonObject()
                .put("file", out.toString())
                .put("project", project.name())
                .put("topic", source.topic())
                .put("key", source.key())
                .put("time", source.time())
                .put("entities", new JsonArray(List.copyOf(project.entities().keySet())))
                .put("fields", fields);
    }
}
