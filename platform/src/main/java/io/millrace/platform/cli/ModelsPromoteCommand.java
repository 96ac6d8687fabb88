package io.millrace.platform.cli;

import io.millrace.platform.models.RunningModel;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.ModelEvent;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets another learner answer. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a learner answer from now on; who did so goes on as a challenger, and can be promoted back.",
            "The change gets a place in the model's log like any example, and an entry in its events topic, which is shown."
        })
final class ModelsPromoteCommand implements Callable<Integer> {

    @Mixin
    private ModelWord word = new ModelWord();

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException, ExecutionException {
        RunningModel subject = word.subject();
        ModelEvent happened = subject.promote(word.learner(), word.reason());
        word.show(happened);
        return CommandLine.ExitCode.OK;
    }
}
