package io.millrace.platform;

import io.millrace.platform.cli.MillraceCommand;

/** Entry point of the program. */
public final class Main {

    private Main() {}

    /** Runs one command; the exit code says how it went. */
    public static void main(String[] arguments) {
        System.exit(MillraceCommand.run(arguments));
    }
}
