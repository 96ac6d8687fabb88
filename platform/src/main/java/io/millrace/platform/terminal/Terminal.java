package io.millrace.platform.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether somebody looks on, and what their terminal can do. */
public final class Terminal {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** Where a process writes to. */
    public enum Stream {
        /** Standard output. */
        OUT("1"),
        /** Standard error. */
        ERR("2");

        private final String descriptor;

        Stream(String descriptor) {
            this.descriptor = descriptor;
        }
    }

    private Terminal() {}

    /** Whether a line can be drawn again: there is a terminal, and {@code TERM} is not {@code dumb}. */
    public static boolean redraws(Stream stream) {
        return redraws(isTerminal(stream), System.getenv());
    }

    /** Whether words may have colours: there is a terminal that draws, and {@code NO_COLOR} is not set. */
    public static boolean colours(Stream stream) {
        return colours(isTerminal(stream), System.getenv());
    }

    static boolean redraws(boolean terminal, Map<String, String> environment) {
        return terminal && !"dumb".equals(environment.get("TERM"));
    }

    static boolean colours(boolean terminal, Map<String, String> environment) {
        return redraws(terminal, environment)
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Java knows of a console for input and output together only; Linux says what each stream is. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on there is always one
    private static boolean isTerminal(Stream stream) {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return System.console() != null;
        }
        try {
            Path open = Files.readSymbolicLink(DESCRIPTORS.resolve(stream.descriptor));
            return open.startsWith("/dev/pts") || open.toString().startsWith("/dev/tty") || open.endsWith("console");
        } catch (IOException e) {
            return false;
        }
    }
}
