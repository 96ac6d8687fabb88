package io.millrace.platform.terminal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The web browser of who sits at the terminal, if there is one. */
public final class WebBrowser {

    private WebBrowser() {}

    /** Opens an address; where nobody sees a screen, or nothing opens it, nothing happens. */
    public static void open(String url) {
        command(Terminal.redraws(Terminal.Stream.OUT), System.getProperty("os.name", ""), System.getenv())
                .ifPresent(command -> start(command, url));
    }

    static Optional<String> command(boolean terminal, String system, Map<String, String> environment) {
        if (!terminal || environment.containsKey("SSH_CONNECTION")) {
            return Optional.empty();
        }
        if (system.startsWith("Mac")) {
            return Optional.of("open");
        }
        boolean screen = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return screen ? Optional.of("xdg-open") : Optional.empty();
    }

    private static void start(String command, String url) {
        try {
            new ProcessBuilder(List.of(command, url))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // there is none: the address is printed
        }
    }
}
