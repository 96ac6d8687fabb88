package io.millrace.platform.cli;

import picocli.CommandLine.Option;

/** The option of commands that can show what they show as JSON. */
final class JsonOption {

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean wanted;

    boolean wanted() {
        return wanted;
    }
}
