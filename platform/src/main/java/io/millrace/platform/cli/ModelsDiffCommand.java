package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.trainer.query.StoredVersion;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    public Integer call() throws InvalidProjectException {
        StoredVersion first = options.versions().one(learner, one);
        StoredVersion second = options.versions().one(learner, other);
        PrintWriter out = Specs.line(spec).getOut();
        if (options.json()) {
            differences(VersionJson.of(first), VersionJson.of(second)).forEach(line -> out.println(line.encode()));
        } else {
            VersionText text = new VersionText(options.topics().examples(options.model()));
            table(text.of(first), text.of(second)).lines().forEach(out::println);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static Table table(Map<String, String> first, Map<String, String> second) {
        Table table = new Table();
        first.forEach((about, said) -> {
            if (!said.equals(second.get(about))) {
                table.row(about, said, String.valueOf(second.get(about)));
            }
        });
        return table;
    }

    private static List<JsonObject> differences(JsonObject first, JsonObject second) {
        return first.fieldNames().stream()
                .filter(about -> !Objects.equals(first.getValue(about), second.getValue(about)))
                .map(about -> new JsonObject()
                        .put("about", about)
                        .put("one", first.getValue(about))
                        .put("other", second.getValue(about)))
                .toList();
    }
}
