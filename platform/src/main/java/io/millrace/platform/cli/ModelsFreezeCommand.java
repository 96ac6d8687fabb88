package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stops learning for a while. */
@Command(
        name = "freeze",
        mixinStandardHelpOptions = true,
        description = {
            "Lets no learner of a model learn, until 'millrace models freeze --thaw' takes it back with the same reason. They go on to"
                    + " answer, and are judged.",
            "The change gets a place in the model's log like any example, and an entry in its events topic."
        })
final class ModelsFreezeCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ProjectModel of = new ProjectModel();

    @Option(names = "--thaw", description = "Let them learn again.")
    private boolean thaw;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "by hand",
            description = "Why, for the record (default: ${DEFAULT-VALUE}).")
    private String reason = "by hand";

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException, ExecutionException {
        ProjectModel.Subject subject = of.subject();
        ExampleKind kind = thaw ? ExampleKind.THAW : ExampleKind.FREEZE;
        subject.say(List.of(new Example(kind, reason, 0L, Map.of(), reason, null)));
        PrintWriter out = Specs.line(spec).getOut();
        out.println((thaw
                        ? "Learners will learn again, unless something else holds them. When they do, "
                        : "No learner will learn. When it is so, ")
                + subject.whereItIsSaid());
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
