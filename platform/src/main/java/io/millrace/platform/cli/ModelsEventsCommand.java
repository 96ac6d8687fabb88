package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.ModelEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what has happened to a model. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the newest changes of a model: event time, what happened, the learner, its version, and why.",
            "SNAPSHOT: a version was taken; PROMOTION: the learner answers from then on; ROLLBACK: it was put back; RESET: it began anew;"
                    + " ELIMINATION: it left its search; FREEZE: no learner learns until THAW."
        })
final class ModelsEventsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "Name of the model.")
    private String model = "";

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws InvalidProjectException {
        return output.show(
                Specs.line(spec),
                output.topics().events(model),
                ModelEvent.class,
                event -> output.json() ? event : line(event));
    }

    static String line(ModelEvent event) {
        return String.format(
                Locale.ROOT,
                "%s  %-11s %-12s %5d  %s",
                Instant.ofEpochMilli(event.getTime()),
                event.getKind(),
                event.getLearner(),
                event.getVersion(),
                event.getReason());
    }
}
