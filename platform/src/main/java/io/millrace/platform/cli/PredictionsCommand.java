package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.Prediction;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a model predicted. */
@Command(
        name = "predictions",
        mixinStandardHelpOptions = true,
        description =
                "Shows the newest predictions of a model: event time, event id, predicted class, its score; or the predicted"
                        + " number.")
final class PredictionsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "Name of the model.")
    private String model = "";

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws InvalidProjectException {
        return output.show(
                Specs.line(spec),
                output.topics().predictions(model),
                Prediction.class,
                prediction -> output.json() ? prediction : line(prediction));
    }

    private static String line(Prediction prediction) {
        String said = prediction.getNumber() == null
                ? String.format(Locale.ROOT, "%-8s %.3f", prediction.getPredicted(), prediction.getScore())
                : String.valueOf(prediction.getNumber());
        return String.format("%s  %-12s %s", Instant.ofEpochMilli(prediction.getTime()), prediction.getId(), said);
    }
}
