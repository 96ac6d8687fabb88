package io.millrace.platform.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** The command line that a command was called from. */
final class Specs {

    private Specs() {}

    static CommandLine line(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("not called from a command line");
        }
        return spec.commandLine();
    }

    /** Whether what it prints has colours. */
    static Ansi ansi(@Nullable CommandSpec spec) {
        return line(spec).getColorScheme().ansi();
    }
}
