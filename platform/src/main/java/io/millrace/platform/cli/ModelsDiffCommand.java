package io.millrace.platform.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what two versions of a learner differ in. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Shows what two versions of a learner differ in.")
final class ModelsDiffCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Parameters(index = "1", paramLabel = "LEARNER", description = "Name of the learner.")
    private String learner = "";

    @Parameters(index = "2", paramLabel = "VERSION", description = "One version.")
    private long one;

    @Parameters(index = "3", paramLabel = "VERSION", description = "Another version.")
    private long other;

    @Override
    public Integer call() {
        VersionText text = new VersionText(options.topics().examples(options.model()));
        Map<String, String> first = text.of(options.versions().one(learner, one));
        Map<String, String> second = text.of(options.versions().one(learner, other));
        Table table = new Table();
        first.forEach((about, said) -> {
            if (!said.equals(second.get(about))) {
                table.row(about, said, String.valueOf(second.get(about)));
            }
        });
        PrintWriter out = Specs.line(spec).getOut();
        table.lines().forEach(out::println);
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
