package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.trainer.query.ModelVersion;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the versions of a model. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the newest versions of a model's learners: event time, learner, version, examples learned, offset in the examples topic,"
                    + " bytes, beginning of the SHA-256.",
            "A version is taken when a learner has learned 256 KiB of examples, or a quarter of its own size if that is more."
        })
final class ModelsListCommand implements Callable<Integer> {

    private static final int HASH_SHOWN = 12;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Option(
            names = "--last",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many to show (default: ${DEFAULT-VALUE}; -1 is all).")
    private int last = 20;

    @Override
    public Integer call() throws InvalidProjectException {
        List<ModelVersion> versions = options.versions().known(shown -> {}).values().stream()
                .flatMap(Collection::stream)
                .sorted(Comparator.comparingLong(ModelVersion::offset))
                .toList();
        PrintWriter out = Specs.line(spec).getOut();
        if (versions.isEmpty() && !options.json()) {
            out.println(
                    "No learner has a version yet: the first one is taken when 256 KiB of examples have been learned.");
        }
        versions.stream()
                .skip(last < 0 ? 0 : Math.max(0, versions.size() - last))
                .map(version -> options.json() ? VersionJson.of(version).encode() : line(version))
                .forEach(out::println);
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static String line(ModelVersion version) {
        return String.format(
                Locale.ROOT,
                "%s  %-12s %5d %9d %10d %10d  %s",
                Instant.ofEpochMilli(version.time()),
                version.learner(),
                version.version(),
                version.learned(),
                version.offset(),
                version.size(),
                version.sha256().substring(0, HASH_SHOWN));
    }
}
