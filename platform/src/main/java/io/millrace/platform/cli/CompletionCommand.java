package io.millrace.platform.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what lets a shell complete commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script that lets bash or zsh complete commands and options.",
            "For this shell: source <(millrace completion). For all: put that line into ~/.bashrc or ~/.zshrc."
        })
final class CompletionCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Specs.line(spec).getOut();
        out.print(AutoComplete.bash("millrace", Specs.line(spec).getParent()));
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
