package io.millrace.platform.cli;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.streams.Cluster;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A monitor of a project file. */
final class ProjectMonitor {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "Project file.")
    private Path file = Path.of("project.yaml");

    @Parameters(index = "1", paramLabel = "MONITOR", description = "Name of the monitor.")
    private String name = "";

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    /** The monitor, where it runs. */
    record Subject(Plan plan, Monitor monitor, Cluster cluster) {}

    Subject subject() throws InvalidProjectException {
        Cluster cluster = clusterOptions.cluster();
        Plan plan = new Plan(
                Projects.reader(new RegistrySchemas(cluster.registryUrl())).read(file));
        Monitor monitor = plan.project().monitors().get(name);
        if (monitor == null) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec),
                    Suggestion.unknown(
                            "monitor", name, plan.project().monitors().keySet()));
        }
        return new Subject(plan, monitor, cluster);
    }
}
