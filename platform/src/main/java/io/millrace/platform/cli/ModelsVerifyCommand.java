package io.millrace.platform.cli;

import io.millrace.platform.models.RunningModel;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.trainer.query.ModelVersion;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Rebuilds versions from the log, and compares them with what is stored. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Learns a model again from its examples topic, and says of each stored version whether it is what comes out:"
                    + " same, different, damaged (the stored bytes are not those that were saved) or gone (its learner is not in the project).",
            "Exit code 1 when one is different or damaged."
        })
final class ModelsVerifyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ProjectModel of = new ProjectModel();

    @Override
    public Integer call() throws InvalidProjectException {
        RunningModel subject = of.subject();
        PrintWriter out = Specs.line(spec).getOut();
        Map<ModelVersion, Verification.Verdict> verdicts =
                new Verification(subject.plan(), subject.model(), subject.cluster()).run();
        if (of.json()) {
            verdicts.forEach((version, verdict) -> out.println(VersionJson.of(version)
                    .put("verdict", verdict.inWord())
                    .put("says", verdict.says())
                    .encode()));
        } else {
            Table table = new Table();
            verdicts.forEach((version, verdict) ->
                    table.row(version.learner(), String.valueOf(version.version()), verdict.inWord(), verdict.says()));
            table.lines().forEach(out::println);
        }
        out.flush();
        return verdicts.values().stream().allMatch(Verification.Verdict::good)
                ? CommandLine.ExitCode.OK
                : CommandLine.ExitCode.SOFTWARE;
    }
}
