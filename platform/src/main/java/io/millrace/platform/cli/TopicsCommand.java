package io.millrace.platform.cli;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.SchemaLookup;
import io.millrace.runtime.project.Source;
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

/** Lists the topics of a project. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Lists the topics that a project reads, and those that Millrace creates for it.")
final class TopicsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "Project file.")
    private Path file = Path.of("project.yaml");

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Registry for Avro sources without a schema file.")
    private @Nullable String registry;

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    @Override
    public Integer call() throws InvalidProjectException {
        SchemaLookup lookup = registry == null ? SchemaLookup.NONE : new RegistrySchemas(registry);
        Plan plan = new Plan(Projects.reader(lookup).read(file));
        PrintWriter out = Specs.line(spec).getOut();
        if (json) {
            json(plan, out);
        } else {
            new TopicText(plan).table().lines().forEach(out::println);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static void json(Plan plan, PrintWriter out) {
        for (Source source : plan.project().sources().values()) {
            out.println("{\"topic\":\"" + source.topic() + "\",\"role\":\"source\"}");
        }
        for (TopicSpec topic : plan.topicSpecs()) {
            out.println("{\"topic\":\"" + topic.name() + "\",\"role\":\"millrace\",\"partitions\":" + topic.partitions()
                    + "}");
        }
    }
}
