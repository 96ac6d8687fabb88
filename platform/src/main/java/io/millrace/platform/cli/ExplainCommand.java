package io.millrace.platform.cli;

import io.millrace.platform.explain.StateEstimate;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a project comes to. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a project comes to, and starts nothing: topics, applications, and every feature with its"
                    + " window, how exact it is, and what is kept for it.",
            "At the end an estimate of the state of so many entities."
        })
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "Project file.")
    private Path file = Path.of("project.yaml");

    @Option(
            names = "--entities",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many entities of each type the state is estimated for (default: ${DEFAULT-VALUE}).")
    private long entities = 1_000_000;

    @Option(
            names = "--events-per-pane",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many events of an entity are in each pane of its windows (default: ${DEFAULT-VALUE}).")
    private int eventsPerPane = 10;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws InvalidProjectException {
        CommandLine line = Specs.line(spec);
        if (entities < 1 || eventsPerPane < 1) {
            throw new CommandLine.ParameterException(
                    line,
                    "--entities is " + entities + " and --events-per-pane " + eventsPerPane + ", expected at least 1.");
        }
        Plan plan = new Plan(Projects.reader(registry.lookup()).read(file));
        StateEstimate estimate = StateEstimate.of(plan, entities, eventsPerPane);
        PrintWriter out = line.getOut();
        if (json.wanted()) {
            out.println(new ExplainJson(plan, estimate).object().encode());
        } else {
            new ExplainText(plan, estimate).lines().forEach(out::println);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
