package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.trainer.query.StoredVersion;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one version of a learner. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows where a version of a learner comes from, and what it is.")
final class ModelsShowCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "champion",
            paramLabel = "LEARNER",
            description = "Name of the learner (default: ${DEFAULT-VALUE}).")
    private String learner = "champion";

    @Parameters(
            index = "2",
            arity = "0..1",
            defaultValue = "0",
            paramLabel = "VERSION",
            description = "Version (default: the newest).")
    private long version;

    @Override
    public Integer call() throws InvalidProjectException {
        PrintWriter out = Specs.line(spec).getOut();
        StoredVersion stored = options.versions().one(learner, version);
        if (options.json()) {
            out.println(VersionJson.of(stored).encode());
        } else {
            Table table = new Table();
            new VersionText(options.topics().examples(options.model()))
                    .of(stored)
                    .forEach(table::row);
            table.lines().forEach(out::println);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
