package io.millrace.platform.cli;

import io.millrace.platform.models.RunningModel;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.ModelEvent;
import io.millrace.schemas.ModelEventKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a learner begin anew. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a learner forget what it has learned, and begin anew with the next example.",
            "The change gets a place in the model's log like any example, and an entry in its events topic, which is shown."
        })
final class ModelsResetCommand implements Callable<Integer> {

    @Mixin
    private ModelWord word = new ModelWord();

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException, ExecutionException {
        RunningModel subject = word.subject();
        ModelEvent happened = subject.say(
                List.of(new Example(ExampleKind.RESET, word.learner(), 0L, Map.of(), word.reason(), null)),
                ModelEventKind.RESET,
                word.learner());
        word.show(happened);
        return CommandLine.ExitCode.OK;
    }
}
