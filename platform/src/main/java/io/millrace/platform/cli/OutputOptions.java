package io.millrace.platform.cli;

import picocli.CommandLine.Option;

/** Options of commands that show records of a project's topics. */
final class OutputOptions {

    @Option(names = "--project", required = true, paramLabel = "NAME", description = "Name of the project.")
    private String project = "";

    @Option(
            names = "--last",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many to show (default: ${DEFAULT-VALUE}; -1 is all).")
    private int last = 20;

    @Option(names = "--follow", description = "Go on with what comes, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--json", description = "One JSON object per line, with every field.")
    private boolean json;

    String project() {
        return project;
    }

    int last() {
        return last;
    }

    boolean follow() {
        return follow;
    }

    boolean json() {
        return json;
    }
}
