package io.millrace.platform.cli;

import io.millrace.schemas.Evaluation;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how good the learners of a model have been. */
@Command(
        name = "evaluations",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the newest evaluations of a model: event time, learner, its role, how many labels it has been judged by,"
                    + " accuracy, kappa, kappa_temporal.",
            "There is one of each learner for every ten minutes of event time in which something happened."
        })
final class EvaluationsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "Name of the model.")
    private String model = "";

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Override
    public Integer call() {
        return output.show(
                Specs.line(spec),
                clusterOptions.cluster(),
                output.topics().evaluations(model),
                Evaluation.class,
                evaluation -> output.json() ? evaluation : line(evaluation));
    }

    private static String line(Evaluation evaluation) {
        return String.format(
                Locale.ROOT,
                "%s  %-12s %-10s %9d %6.3f %6.3f %6.3f",
                Instant.ofEpochMilli(evaluation.getTime()),
                evaluation.getLearner(),
                evaluation.getRole().name().toLowerCase(Locale.ROOT),
                evaluation.getLabelled(),
                evaluation.getAccuracy(),
                evaluation.getKappa(),
                evaluation.getKappaTemporal());
    }
}
