package io.millrace.platform.cli;

import io.millrace.platform.models.RunningModel;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.ModelEvent;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a learner back to a version. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a learner back to a version; it forgets what it has learned since, and learns on from there.",
            "The version goes into the model's log, and becomes a new version, with an entry in the events topic."
        })
final class ModelsRollbackCommand implements Callable<Integer> {

    @Mixin
    private ModelWord word = new ModelWord();

    @Parameters(index = "2", paramLabel = "VERSION", description = "Version.")
    private long version;

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException, ExecutionException {
        RunningModel subject = word.replaceable();
        ModelEvent happened = subject.rollback(word.learner(), version, word.reason());
        word.show(happened);
        return CommandLine.ExitCode.OK;
    }
}
