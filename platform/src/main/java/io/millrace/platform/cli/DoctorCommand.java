package io.millrace.platform.cli;

import io.millrace.platform.doctor.Doctor;
import io.millrace.platform.doctor.Finding;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.streams.Cluster;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at what a project needs. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at what a project needs, and starts nothing: broker, registry, topics, rights, clock, disk and memory.",
            "Ends with 1 if something is in the way; each such line says what to do."
        })
final class DoctorCommand implements Callable<Integer> {

    private static final int LEVEL_WIDTH = 6;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "Project file.")
    private Path file = Path.of("project.yaml");

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = "millrace-state",
            description = "Folder that 'run' is given for its state (default: ${DEFAULT-VALUE}).")
    private Path stateDir = Path.of("millrace-state");

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws InvalidProjectException {
        Cluster cluster = clusterOptions.cluster();
        Plan plan = new Plan(
                Projects.reader(new RegistrySchemas(cluster.registryUrl())).read(file));
        PrintWriter out = Specs.line(spec).getOut();
        List<Finding> bad = new ArrayList<>();
        show(Finding.Level.OK, file + " is a project that can run", "", out);
        new Doctor(plan, cluster, stateDir, Clock.systemUTC()).look(finding -> {
            show(finding.level(), finding.what(), finding.advice(), out);
            if (finding.level() == Finding.Level.FAIL) {
                bad.add(finding);
            }
        });
        return bad.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void show(Finding.Level level, String what, String advice, PrintWriter out) {
        String word = level.name().toLowerCase(Locale.ROOT);
        if (json.wanted()) {
            out.println(new JsonObject()
                    .put("level", word)
                    .put("what", what)
                    .put("advice", advice)
                    .encode());
        } else {
            out.println(
                    Paint.status(Specs.ansi(spec), word, LEVEL_WIDTH) + what + (advice.isEmpty() ? "" : ". " + advice));
        }
        out.flush();
    }
}
