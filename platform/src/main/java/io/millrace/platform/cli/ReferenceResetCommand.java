package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.ReferenceWord;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a monitor gather its reference anew. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a monitor forget its reference, and gather another one as the project file has it, from the next window on.",
            "Of an interval, which is over, as long a stretch. Alerts that are on stay so until a window is judged by the new one."
        })
final class ReferenceResetCommand implements Callable<Integer> {

    @Mixin
    private ProjectMonitor of = new ProjectMonitor();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "by hand",
            description = "Why, for the record (default: ${DEFAULT-VALUE}).")
    private String reason = "by hand";

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException, ExecutionException {
        of.show(ReferenceWords.say(of.subject(), new ReferenceWord(null, null, reason)));
        return CommandLine.ExitCode.OK;
    }
}
