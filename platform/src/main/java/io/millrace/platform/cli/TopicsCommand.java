package io.millrace.platform.cli;

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

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws InvalidProjectException {
        TopicText topics =
                new TopicText(new Plan(Projects.reader(registry.lookup()).read(file)));
        PrintWriter out = Specs.line(spec).getOut();
        if (json.wanted()) {
            topics.json().forEach(topic -> out.println(topic.encode()));
        } else {
            topics.table().lines().forEach(out::println);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
