package io.millrace.platform.cli;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.streams.Cluster;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The project that a command is about, and where it runs. */
final class ProjectOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--project",
            defaultValue = "${env:MILLRACE_PROJECT:-project.yaml}",
            paramLabel = "PROJECT",
            description = "Project file, or the project's name where that is enough (default: $MILLRACE_PROJECT, or"
                    + " project.yaml).")
    private String project = "project.yaml";

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    Cluster cluster() {
        return clusterOptions.cluster();
    }

    /** Names of the project's topics. */
    Topics topics() throws InvalidProjectException {
        return isFile() ? plan().topics() : new Topics(name());
    }

    private boolean isFile() {
        return Files.isRegularFile(Path.of(project));
    }

    private String name() {
        if (project.endsWith(".yaml") || project.endsWith(".yml") || project.contains("/")) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec),
                    "There is no project file " + project
                            + ". Give --project a file that there is, or the name of the project.");
        }
        return project;
    }

    /** The project, which has to be a file. */
    Plan plan() throws InvalidProjectException {
        if (!isFile()) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec),
                    "There is no project file " + name() + ", and this command needs more of the project than its name."
                            + " Give --project its file.");
        }
        return new Plan(
                Projects.reader(new RegistrySchemas(cluster().registryUrl())).read(Path.of(project)));
    }

    /** As it was given. */
    String given() {
        return project;
    }
}
