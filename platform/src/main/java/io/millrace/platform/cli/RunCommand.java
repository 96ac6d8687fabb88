package io.millrace.platform.cli;

import io.millrace.platform.access.Access;
import io.millrace.platform.alerts.AlertWebhook;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.NodeSettings;
import io.millrace.platform.node.Role;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Durations;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.LogContext;
import io.millrace.runtime.streams.Processing;
import io.millrace.runtime.streams.Restoration;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a project against a Kafka cluster until it is told to stop. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a project against a Kafka cluster. Start more of the same process to scale.",
            "Topics of sources have to exist; Millrace creates its own."
        })
final class RunCommand implements Callable<Integer> {

    private static final int MOST_PORT = 65_535;

    /** So often it is told how far a restore has come. */
    private static final int SECONDS_BETWEEN_RESTORES = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "Project file.")
    private Path file = Path.of("project.yaml");

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Option(
            names = "--role",
            defaultValue = "all",
            description =
                    "What this process does: all, or some of feature-store, online-trainer, drift-monitor (default: all).")
    private String roles = "all";

    @Option(
            names = "--state-dir",
            defaultValue = "millrace-state",
            paramLabel = "DIR",
            description = "Folder of the stores, one per process (default: ${DEFAULT-VALUE}).")
    private Path stateDir = Path.of("millrace-state");

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(
            names = "--advertised-host",
            paramLabel = "HOST",
            description = "Name by which other processes reach this one (default: what --host says).")
    private @Nullable String advertisedHost;

    @Option(
            names = "--http-port",
            defaultValue = "8080",
            description = "HTTP port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Mixin
    private AccessOptions accessOptions = new AccessOptions();

    @Option(
            names = "--commit-interval",
            defaultValue = "100ms",
            description =
                    "Time between transactions: each step adds up to this to the latency (default: ${DEFAULT-VALUE}).")
    private String commitInterval = "100ms";

    @Option(
            names = "--threads",
            defaultValue = "1",
            description = "Stream threads of each application (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(
            names = "--standbys",
            defaultValue = "0",
            paramLabel = "N",
            description = {
                "Copies that other processes keep of each store: they are read while work moves, and take over fast (default: ${DEFAULT-VALUE}).",
                "The same in all processes."
            })
    private int standbys;

    @Option(
            names = "--guarantee",
            defaultValue = "EXACTLY_ONCE",
            paramLabel = "WHAT",
            description =
                    "EXACTLY_ONCE, or AT_LEAST_ONCE: what was counted since the last commit may be counted again after a kill (default: ${DEFAULT-VALUE}).")
    private Processing.Guarantee guarantee = Processing.Guarantee.EXACTLY_ONCE;

    @Option(
            names = "--alert-webhook",
            paramLabel = "URL",
            description = {
                "Post each alert there, as Alertmanager's webhooks do (version 4), at least once and in order.",
                "With $MILLRACE_WEBHOOK_TOKEN, if that is set, as bearer token. One of the processes that have it does so."
            })
    private @Nullable String alertWebhook;

    @Option(
            names = "--otlp-endpoint",
            paramLabel = "URL",
            defaultValue = "${env:OTEL_EXPORTER_OTLP_ENDPOINT:-}",
            description = {
                "Send traces of reads and predictions to this collector of OpenTelemetry, by OTLP over HTTP",
                "(default: $OTEL_EXPORTER_OTLP_ENDPOINT, or no traces)."
            })
    private String otlpEndpoint = "";

    @Mixin
    private LogOptions logOptions = new LogOptions();

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException {
        CommandLine line = Specs.line(spec);
        logOptions.apply(line, RunCommand.class);
        Set<Role> wanted;
        Access access;
        try {
            wanted = Role.parse(roles);
            access = accessOptions.access();
            access.check(host);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(line, String.valueOf(e.getMessage()), e);
        }
        if (threads < 1 || standbys < 0) {
            throw new CommandLine.ParameterException(
                    line, "--threads is " + threads + " and --standbys " + standbys + ", expected at least 1 and 0.");
        }
        if (port < 0 || port > MOST_PORT) {
            throw new CommandLine.ParameterException(
                    line, "--http-port is " + port + ", expected 0 (any that is free) to " + MOST_PORT + ".");
        }
        Duration commit = commitInterval(line);
        URI webhook = webhook(line);
        URI collector = otlpEndpoint.isBlank()
                ? null
                : address(line, "--otlp-endpoint", otlpEndpoint, "http://collector.example.org:4318");
        Cluster cluster = clusterOptions.cluster();
        RegistrySchemas registry = new RegistrySchemas(cluster.registryUrl());
        Project project = Projects.reader(registry).read(file);
        LogContext.project(project.name());
        registry.check();
        say("%s: asking Kafka at %s%n", project.name(), cluster.bootstrapServers());
        NodeSettings settings = new NodeSettings(
                wanted,
                stateDir,
                host,
                advertisedHost == null ? host : advertisedHost,
                port,
                access,
                new Processing(commit, threads, standbys, guarantee),
                collector);
        CountDownLatch stopped = new CountDownLatch(1);
        Node node = Node.start(new Plan(project), cluster, settings);
        AlertWebhook posting = webhook == null ? null : AlertWebhook.start(project.name(), cluster, webhook, token());
        Shutdown.closing(
                () -> {
                    if (posting != null) {
                        posting.close();
                    }
                    node.close();
                },
                stopped,
                line.getErr());
        String scheme = access.tls() == null ? "http" : "https";
        say(
                "%s runs: %s, console on %s://%s:%d/ (Ctrl-C stops it)%n",
                project.name(), roles, scheme, host, node.port());
        return untilStopped(project.name(), node, stopped);
    }

    private int untilStopped(String project, Node node, CountDownLatch stopped) throws InterruptedException {
        boolean told = false;
        int seconds = 0;
        while (node.fault().isEmpty()) {
            if (!told && node.ready()) {
                say("%s is ready.%n", project);
                told = true;
            } else if (!told && ++seconds % SECONDS_BETWEEN_RESTORES == 0) {
                Restoration restoration = node.restoration();
                if (restoration.goesOn()) {
                    say("%s is %s.%n", project, restoration);
                }
            }
            if (stopped.await(1, TimeUnit.SECONDS)) {
                return CommandLine.ExitCode.OK;
            }
        }
        throw new IllegalStateException(
                "a pipeline stopped; what it had committed stays. What stopped it",
                node.fault().orElseThrow());
    }

    private @Nullable URI webhook(CommandLine line) {
        if (alertWebhook == null) {
            return null;
        }
        return address(line, "--alert-webhook", alertWebhook, "https://alerts.example.org/hook");
    }

    private static URI address(CommandLine line, String option, String value, String example) {
        if (!value.matches("https?://[^/\\s]+\\S*")) {
            throw new CommandLine.ParameterException(
                    line, option + " is '" + value + "', expected an address such as " + example + ".");
        }
        return URI.create(value);
    }

    private static String token() {
        return Objects.requireNonNullElse(System.getenv("MILLRACE_WEBHOOK_TOKEN"), "");
    }

    private Duration commitInterval(CommandLine line) {
        try {
            return Durations.parse(commitInterval);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(line, "--commit-interval: " + e.getMessage(), e);
        }
    }

    private void say(String text, Object... values) {
        PrintWriter out = Specs.line(spec).getOut();
        out.printf(text, values);
        out.flush();
    }
}
