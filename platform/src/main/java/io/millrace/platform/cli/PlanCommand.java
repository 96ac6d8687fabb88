package io.millrace.platform.cli;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.SchemaLookup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a project comes to. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Shows what a project comes to, and starts nothing: topics, applications, and every feature with its"
                        + " window and how exact it is.")
final class PlanCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "Project file.")
    private Path file = Path.of("project.yaml");

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Registry for Avro sources without a schema file.")
    private @Nullable String registry;

    @Override
    public Integer call() throws InvalidProjectException {
        SchemaLookup lookup = registry == null ? SchemaLookup.NONE : new RegistrySchemas(registry);
        PrintWriter out = Specs.line(spec).getOut();
        new PlanText(new Plan(Projects.reader(lookup).read(file))).lines().forEach(out::println);
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
