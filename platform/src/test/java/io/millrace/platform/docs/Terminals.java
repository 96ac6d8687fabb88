package io.millrace.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.testing.MillraceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * What somebody who reads the documents has in front of them: a checkout, one terminal to type in, and others in which a broker and processes run. All
 * listen on free ports, so what the pages say of ports and addresses is put right before it is typed.
 */
final class Terminals implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern LISTENS = Pattern.compile("console on http://127\\.0\\.0\\.1:(\\d+)/");
    private static final Pattern HTTP_PORT = Pattern.compile(" --http-port (\\d+)");
    private static final String BROKER = "broker";

    /** The port of a process that is not told another. */
    private static final String FIRST = "8080";

    private final Path folder;
    private final Shell shell;
    private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    private final Map<String, String> ports = new LinkedHashMap<>();

    Terminals(Path folder) throws IOException {
        this.folder = folder;
        Path checkout = Files.createDirectory(folder.resolve("millrace"));
        Files.createSymbolicLink(
                checkout.resolve("examples"),
                Page.ROOT.resolve("examples").toAbsolutePath().normalize());
        List<String> command = MillraceProcess.program("-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        String registry = System.getProperty("millrace.registry.home");
        if (registry != null) {
            command.add(1, "-Dmillrace.registry.home=" + Path.of(registry).toAbsolutePath());
        }
        Path launcher = checkout.resolve("millrace");
        Files.writeString(
                launcher, command.stream().collect(Collectors.joining("' '", "#!/bin/sh\nexec '", "' \"$@\"\n")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        shell = new Shell(checkout, Map.of("NO_COLOR", "1"));
    }

    /** Types a command as a page has it. */
    Shell.Answer type(String command) throws IOException, InterruptedException {
        return shell.type(here(command));
    }

    /** Writes a file into the folder in which commands are typed. */
    void write(String name, List<String> lines) throws IOException, InterruptedException {
        shell.type("cat > '" + name + "' <<'END OF FILE'\n" + String.join("\n", lines) + "\nEND OF FILE");
    }

    /** Starts what goes on until Ctrl-C, and waits until it is ready. */
    List<String> serve(Step step) throws IOException, InterruptedException {
        boolean broker = step.command().startsWith("./millrace broker");
        Matcher port = HTTP_PORT.matcher(step.command());
        String name = broker ? BROKER : port.find() ? port.group(1) : FIRST;
        Path log = folder.resolve(name + "-" + step.line() + ".log");
        String free = broker ? " --kafka-port 0 --registry-port 0" : " --http-port 0";
        String command = HTTP_PORT.matcher(here(step.command())).replaceAll("") + free;
        shell.type("nohup " + command + " > '" + log + "' 2>&1 & echo $! > '" + log + ".pid'");
        ProcessHandle process = ProcessHandle.of(
                        Long.parseLong(Files.readString(Path.of(log + ".pid")).strip()))
                .orElseThrow();
        processes.put(name, process);
        String ready = broker ? "MILLRACE_SCHEMA_REGISTRY=" : " is ready.";
        Awaitility.await(step.command())
                .atMost(PATIENCE)
                .until(() -> !process.isAlive() || Files.readString(log).contains(ready));
        List<String> said = Files.readAllLines(log);
        assertThat(String.join("\n", said)).as(step.command()).contains(ready);
        if (broker) {
            for (String line : said) {
                if (line.startsWith("  export ")) {
                    shell.type(line);
                }
            }
        } else {
            Matcher listens = LISTENS.matcher(String.join("\n", said));
            assertThat(listens.find()).as("it says where its console is").isTrue();
            ports.put(name, listens.group(1));
            shell.type("export MILLRACE_URL=http://127.0.0.1:" + ports.get(FIRST));
        }
        return said;
    }

    /** Ctrl-C in the terminal of a process. */
    void stop(String name) {
        ProcessHandle process = processes.remove(name);
        assertThat(process).as("what runs at " + name).isNotNull();
        process.destroy();
        Awaitility.await(name).atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** Ctrl-C wherever something runs that a page has started for itself alone. */
    void tidy() {
        processes.keySet().stream()
                .filter(name -> !name.equals(BROKER) && !name.equals(FIRST))
                .toList()
                .forEach(this::stop);
    }

    private String here(String command) {
        String here = command.replace("kafka:9092", "$MILLRACE_BOOTSTRAP_SERVERS")
                .replace("http://registry:8081", "$MILLRACE_SCHEMA_REGISTRY")
                .replace("/var/lib/millrace", folder.resolve("state").toString());
        for (Map.Entry<String, String> port : ports.entrySet()) {
            here = here.replace("localhost:" + port.getKey(), "127.0.0.1:" + port.getValue());
        }
        return here;
    }

    @Override
    public void close() {
        processes.values().forEach(ProcessHandle::destroyForcibly);
        processes.values().forEach(process -> process.onExit().join());
        shell.close();
    }
}
