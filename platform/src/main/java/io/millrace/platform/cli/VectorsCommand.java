package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the features that events had when they came. */
@Command(
        name = "vectors",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the newest vectors of a source: event time, event id, and its features as they were before it.",
            "A source has vectors when a model or a monitor takes its events."
        })
final class VectorsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "Name of the source.")
    private String source = "";

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws InvalidProjectException {
        return output.show(
                Specs.line(spec),
                output.topics().vectors(source),
                Flow.class,
                record -> record.value().getBody() instanceof EventInFlight event ? event.getTime() : Long.MIN_VALUE,
                flow -> flow.getBody() instanceof EventInFlight event ? shown(event) : null);
    }

    private Object shown(EventInFlight event) {
        return output.json()
                ? event
                : String.format(
                        "%s  %-12s %s",
                        Instant.ofEpochMilli(event.getTime()), event.getId(), new TreeMap<>(event.getFeatures()));
    }
}
