package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.Evaluation;
import io.millrace.schemas.EvaluationFigures;
import java.time.Instant;
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

/** Shows how good the learners of a model have been. */
@Command(
        name = "evaluations",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the newest evaluations of a model: event time, learner, its role, how many labels it has been judged by,"
                    + " accuracy, kappa, kappa_temporal; of predicted numbers mae, rmse, r2, mase.",
            "There is one of each learner for every ten minutes of event time in which something happened."
        })
final class EvaluationsCommand implements Callable<Integer> {

    private static final List<String> SPANS = List.of("total", "window", "fading");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "Name of the model.")
    private String model = "";

    @Option(
            names = "--over",
            defaultValue = "total",
            paramLabel = "SPAN",
            description = "Labels that the figures are over: total, window or fading (default: ${DEFAULT-VALUE}).")
    private String span = "total";

    @Option(
            names = "--segments",
            description = "Those of parts of the examples, by the input under 'evaluate.by', instead of those of all;"
                    + " the part goes last.")
    private boolean segments;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws InvalidProjectException {
        if (!SPANS.contains(span)) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec), "--over is '" + span + "', expected one of " + String.join(", ", SPANS) + ".");
        }
        return output.show(
                Specs.line(spec),
                output.topics().evaluations(model),
                Evaluation.class,
                evaluation -> segments == (evaluation.getSegment() == null)
                        ? null
                        : output.json() ? evaluation : line(evaluation));
    }

    private String line(Evaluation evaluation) {
        EvaluationFigures figures =
                switch (span) {
                    case "window" -> evaluation.getWindow();
                    case "fading" -> evaluation.getFading();
                    default -> evaluation.getTotal();
                };
        return String.format(
                Locale.ROOT,
                "%s  %-12s %-10s %9.0f %s%s",
                Instant.ofEpochMilli(evaluation.getTime()),
                evaluation.getLearner(),
                evaluation.getRole().name().toLowerCase(Locale.ROOT),
                figures.getLabelled(),
                figures.getMae() == null
                        ? String.format(
                                Locale.ROOT,
                                "%6.3f %6.3f %6.3f",
                                figures.getAccuracy(),
                                figures.getKappa(),
                                figures.getKappaTemporal())
                        : String.format(
                                Locale.ROOT,
                                "%10.4g %10.4g %6.3f %6.3f",
                                figures.getMae(),
                                figures.getRmse(),
                                figures.getR2(),
                                figures.getMase()),
                segments ? "  " + evaluation.getSegment() : "");
    }
}
