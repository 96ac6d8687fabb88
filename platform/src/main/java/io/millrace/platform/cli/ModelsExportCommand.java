package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.trainer.query.StoredVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a version of a learner to a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the saved bytes of a version of a learner to a file: those that its SHA-256 is of.")
final class ModelsExportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Parameters(index = "1", paramLabel = "LEARNER", description = "Name of the learner.")
    private String learner = "";

    @Parameters(index = "2", paramLabel = "VERSION", description = "Version.")
    private long version;

    @Parameters(index = "3", paramLabel = "FILE", description = "File to write; one that exists is replaced.")
    private Path file = Path.of("model.bin");

    @Override
    public Integer call() throws InvalidProjectException {
        StoredVersion stored = options.versions().one(learner, version);
        byte[] bytes = stored.bytes();
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the version cannot be written to " + file, e);
        }
        PrintWriter out = Specs.line(spec).getOut();
        if (options.json()) {
            out.println(VersionJson.of(stored.version())
                    .put("file", file.toString())
                    .encode());
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: version %d of %s, %,d bytes, sha256 %s%n",
                    file,
                    stored.version().version(),
                    learner,
                    bytes.length,
                    stored.version().sha256());
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
