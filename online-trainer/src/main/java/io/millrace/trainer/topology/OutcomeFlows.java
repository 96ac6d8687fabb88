package io.millrace.trainer.topology;

import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.OutcomeField;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import io.millrace.schemas.Progress;
import io.millrace.trainer.learning.Counters;
import io.millrace.trainer.learning.LabelOutcome;
import io.millrace.trainer.learning.Prediction;
import io.millrace.trainer.query.ExampleTrainer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model says, and what comes of it, as events for the monitors that watch it: one when it predicts, with the time of the example, and one when the
 * label comes or is given up, with the time of that. A mark of the log is its watermark.
 */
final class OutcomeFlows {

    private static final Origin NOWHERE = new Origin("", 0, 0L);

    private final Model model;
    private long timedOut;

    /** Goes on from what the trainer has counted. */
    OutcomeFlows(Model model, Counters counters) {
        this.model = model;
        this.timedOut = counters.of(Counters.Count.TIMED_OUT);
    }

    /** The event that an entry of the log comes to, or the watermark. */
    Optional<Flow> of(Example example, ExampleTrainer.Outcome outcome, Counters counters) {
        boolean givenUp = counters.of(Counters.Count.TIMED_OUT) > timedOut;
        timedOut = counters.of(Counters.Count.TIMED_OUT);
        if (example.getKind() == ExampleKind.MARK) {
            String channel = Channels.outcomes(model.name());
            return Optional.of(new Flow(new Progress(channel, example.getTime(), example.getTime(), false, Map.of())));
        }
        if (outcome instanceof ExampleTrainer.Outcome.Said said) {
            return event(example, "", said(said.said().predictions().get(0)));
        }
        if (givenUp) {
            return event(example, "/label", Map.of(OutcomeField.LABELLED, false));
        }
        return outcome instanceof ExampleTrainer.Outcome.Labelled labelled
                        && labelled.label() instanceof LabelOutcome.Joined joined
                ? event(example, "/label", came(example, joined))
                : Optional.empty();
    }

    private Map<OutcomeField, Object> said(Prediction prediction) {
        if (model.regression()) {
            return Map.of(OutcomeField.PREDICTED, prediction.number());
        }
        String predicted = model.classes().get(prediction.predicted());
        double score = prediction.scores()[prediction.predicted()];
        return score == 0 // it has nothing to say yet
                ? Map.of(OutcomeField.PREDICTED, predicted)
                : Map.of(
                        OutcomeField.PREDICTED,
                        predicted,
                        OutcomeField.SCORE,
                        score,
                        OutcomeField.EXPECTED_ERROR,
                        Math.max(0, 1 - score));
    }

    private Map<OutcomeField, Object> came(Example label, LabelOutcome.Joined joined) {
        Prediction said = joined.predictions().get(0);
        double error = model.regression()
                ? Math.abs(said.number() - joined.label())
                : said.predicted() == (int) joined.label() ? 0 : 1;
        double lag = (label.getTime() - joined.predictionTime()) / 1000.0;
        return Map.of(OutcomeField.ERROR, error, OutcomeField.LABEL_LAG, lag, OutcomeField.LABELLED, true);
    }

    private Optional<Flow> event(Example example, String suffix, Map<OutcomeField, Object> values) {
        Map<String, Object> fields = new HashMap<>();
        values.forEach((field, value) -> fields.put(field.word(), value));
        return Optional.of(new Flow(new EventInFlight(
                model.name(),
                example.getId() + suffix,
                example.getTime(),
                Objects.requireNonNullElse(example.getOrigin(), NOWHERE),
                fields,
                Map.of())));
    }
}
