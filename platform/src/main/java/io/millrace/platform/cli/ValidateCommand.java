package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Problem;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Mixin
    private JsonOption json = new JsonOption();

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
        if (json.wanted()) {
            return json(project, line.getOut());
        }
        Project valid = Projects.reader(registry.lookup()).read(project);
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

    private int json(Path project, PrintWriter out) {
        JsonObject said = new JsonObject().put("file", project.toString());
        JsonArray problems = new JsonArray();
        try {
            Project valid = Projects.reader(registry.lookup()).read(project);
            said.put("valid", true)
                    .put("project", valid.name())
                    .put("sources", names(valid.sources()))
                    .put("views", names(valid.views()))
                    .put("models", names(valid.models()))
                    .put("monitors", names(valid.monitors()));
        } catch (InvalidProjectException e) {
            said.put("valid", false);
            e.problems().forEach(problem -> problems.add(problem(problem)));
        }
        out.println(said.put("problems", problems).encode());
        out.flush();
        return problems.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.USAGE;
    }

    private static JsonArray names(Map<String, ?> of) {
        return new JsonArray(List.copyOf(of.keySet()));
    }

    private static JsonObject problem(Problem problem) {
        return new JsonObject()
                .put("file", problem.file())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("message", problem.message())
                .put("hint", problem.hint());
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
