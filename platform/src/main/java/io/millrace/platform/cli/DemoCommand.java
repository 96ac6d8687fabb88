package io.millrace.platform.cli;

import io.millrace.platform.demo.Demo;
import io.millrace.platform.demo.DemoSettings;
import io.millrace.platform.demo.Summary;
import io.millrace.platform.terminal.WebBrowser;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.SchemaLookup;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows everything at once, on data that comes with the build. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "A day of Wikipedia edits: features per user and channel, a model that learns who is a bot, drift alerts.",
            "It starts an embedded Kafka broker and a schema registry, opens the console, and stays up until Ctrl-C."
        })
final class DemoCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--headless", description = "End by itself, with the summary as one line of JSON.")
    private boolean headless;

    @Option(names = "--summary", paramLabel = "FILE", description = "Write the summary to a file, as JSON.")
    private @Nullable Path summary;

    @Option(
            names = "--speed",
            defaultValue = "0",
            paramLabel = "FACTOR",
            description = "Event time per wall-clock time, such as 600; default: as fast as edits are consumed.")
    private double speed;

    @Option(names = "--edits", paramLabel = "N", description = "Replay only the first N edits of the day.")
    private int edits = Integer.MAX_VALUE;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep broker, registry and state in this folder, and go on from there; default: a temporary one.")
    private @Nullable Path keep;

    @Option(names = "--order", description = "arrival or event_time; default: what the project file says.")
    private Project.@Nullable Order order;

    @Option(names = "--no-injection", description = "Leave out the deliberate change that makes a drift alert fire.")
    private boolean noInjection;

    @Option(
            names = "--no-browser",
            description = "Do not open the console in a browser; over SSH it is not opened anyway.")
    private boolean noBrowser;

    @Option(names = "--verify", description = "At the end, rebuild each learner from its log and compare the bytes.")
    private boolean verify;

    @Option(names = "--http-port", defaultValue = "0", description = "HTTP port; default: a free one.")
    private int httpPort;

    @Option(names = "--kafka-port", defaultValue = "0", description = "Port of the broker; default: a free one.")
    private int kafkaPort;

    @Option(names = "--registry-port", defaultValue = "0", description = "Port of the registry; default: a free one.")
    private int registryPort;

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException {
        // progress goes to standard error when standard output is for the summary
        if (edits < 1 || speed < 0) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec), "--edits is at least 1, and --speed at least 0.");
        }
        PrintStream out = headless ? System.err : System.out;
        Path projectFile = Path.of(System.getProperty("millrace.examples", "examples"), "wikipedia", "project.yaml");
        DemoSettings settings = new DemoSettings(
                projectFile,
                Path.of(System.getProperty("millrace.data", "platform/target/data")),
                Optional.ofNullable(keep),
                edits,
                speed,
                !noInjection,
                verify,
                Optional.ofNullable(summary),
                httpPort,
                kafkaPort,
                registryPort);
        Project project = Projects.reader(SchemaLookup.NONE).read(projectFile);
        if (order != null) {
            project = project.withOrder(order);
        }
        out.printf(
                "Project %s (%s), order %s%n",
                project.name(), projectFile, project.order().name().toLowerCase(Locale.ROOT));
        CountDownLatch stopped = new CountDownLatch(1);
        Demo demo = Demo.start(settings, new Plan(project), out);
        Shutdown.closing(demo, stopped, Specs.line(spec).getErr());
        if (!headless && !noBrowser) {
            WebBrowser.open(demo.console());
        }
        Summary result = demo.replay();
        out.println();
        out.print(result.text());
        if (headless) {
            System.out.println(result.json());
        } else {
            out.println();
            out.print(demo.nextSteps());
            out.println("Ctrl-C ends it.");
            stopped.await();
        }
        result.inconsistencies().forEach(wrong -> System.err.println("inconsistent: " + wrong));
        return result.inconsistencies().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
