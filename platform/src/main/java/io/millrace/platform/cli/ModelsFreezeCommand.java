package io.millrace.platform.cli;

import io.millrace.platform.models.RunningModel;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.ModelEvent;
import io.millrace.schemas.ModelEventKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops learning for a while. */
@Command(
        name = "freeze",
        mixinStandardHelpOptions = true,
        description = {
            "Lets no learner of a model learn, until --thaw. They go on to answer, and are judged.",
            "The change gets a place in the model's log like any example, and an entry in its events topic, which is shown."
        })
final class ModelsFreezeCommand implements Callable<Integer> {

    private static final String BY_HAND = "by hand";

    @Mixin
    private ProjectModel of = new ProjectModel();

    @Option(
            names = "--thaw",
            description =
                    "Let them learn again, whatever holds them; with --reason only what was frozen for that reason, which is the id of"
                            + " the alert where one did it.")
    private boolean thaw;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record (default: by hand).")
    private @Nullable String reason;

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException, ExecutionException {
        RunningModel subject = of.subject();
        ExampleKind kind = thaw ? ExampleKind.THAW : ExampleKind.FREEZE;
        String cause = Objects.requireNonNullElse(reason, thaw ? "" : BY_HAND);
        String why = Objects.requireNonNullElse(reason, BY_HAND);
        ModelEvent happened = subject.say(
                List.of(new Example(kind, cause, 0L, Map.of(), why, null)),
                thaw ? ModelEventKind.THAW : ModelEventKind.FREEZE,
                "");
        of.show(happened);
        return CommandLine.ExitCode.OK;
    }
}
