package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a project file. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks a project file, and starts nothing. Exit code 2 when something is wrong with it.")
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PROJECT", description = "Project file.")
    private @Nullable Path file;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Registry for Avro sources without a schema file.")
    private @Nullable String registry;

    @Option(names = "--print-schema", description = "Print the JSON Schema of project files, for an editor.")
    private boolean printSchema;

    @Override
    public Integer call() throws InvalidProjectException {
        CommandLine line = Specs.line(spec);
        if (printSchema) {
            line.getOut().println(ProjectFile.jsonSchema());
            return CommandLine.ExitCode.OK;
        }
        Path project = file;
        if (project == null) {
            throw new CommandLine.ParameterException(line, "Name a project file: millrace validate project.yaml");
        }
        SchemaLookup lookup = registry == null ? SchemaLookup.NONE : new RegistrySchemas(registry);
        Project valid = Projects.reader(lookup).read(project);
        line.getOut()
                .printf(
                        "%s is valid: %s, %s, %s, %s.%n",
                        project,
                        counted(valid.sources().size(), "source"),
                        counted(valid.views().size(), "view"),
                        counted(valid.models().size(), "model"),
                        counted(valid.monitors().size(), "monitor"));
        return CommandLine.ExitCode.OK;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
