package io.millrace.platform.cli;

import io.millrace.schemas.ModelEvent;
import io.millrace.platform.models.RunningModel;
import io.millrace.runtime.project.InvalidProjectException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets another learner answer. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a learner answer from now on; who did so goes on as a challenger, and can be promoted back.",
            "The change gets a place in the model's log like any example, and an entry in its events topic, which is shown."
        })
final class ModelsPromoteCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelWord word = new ModelWord();

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException, ExecutionException {
        RunningModel subject = word.subject();
        ModelEvent happened = subject.promote(word.learner(), word.reason());
        PrintWriter out = Specs.line(spec).getOut();
        out.println(ModelsEventsCommand.line(happened));
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
