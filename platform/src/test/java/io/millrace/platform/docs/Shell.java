package io.millrace.platform.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One bash that is typed to: folder and variables stay from command to command. */
final class Shell implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String DONE = "@done ";

    private final Process bash;
    private final Writer typed;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** What a command came to. */
    record Answer(int code, List<String> lines) {}

    Shell(Path folder, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "--norc", "--noprofile")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("MILLRACE_"));
        builder.environment().putAll(environment);
        bash = builder.start();
        typed = bash.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "shell");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader output = bash.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a command, and waits until it is done. */
    Answer type(String command) throws IOException, InterruptedException {
        typed.write("{\n" + command + "\n} < /dev/null\nprintf '\\n" + DONE + "%s\\n' $?\n");
        typed.flush();
        List<String> said = new ArrayList<>();
        while (true) {
            @Nullable String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("'" + command + "' has not ended; it said " + said);
            }
            if (line.startsWith(DONE)) {
                if (!said.isEmpty() && said.get(said.size() - 1).isEmpty()) {
                    said.remove(said.size() - 1);
                }
                return new Answer(Integer.parseInt(line.substring(DONE.length())), said);
            }
            said.add(line);
        }
    }

    @Override
    public void close() {
        bash.destroyForcibly();
    }
}
