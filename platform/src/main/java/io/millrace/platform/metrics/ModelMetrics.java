package io.millrace.platform.metrics;

import io.micrometer.core.instrument.Tags;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.PromotionRule.Metric;
import io.millrace.runtime.streams.Recent;
import io.millrace.trainer.learning.Counters;
import io.millrace.trainer.learning.Counters.Count;
import io.millrace.trainer.learning.Evaluation;
import io.millrace.trainer.learning.Span;
import io.millrace.trainer.query.ModelReader;
import io.millrace.trainer.query.NotReadyException;
import io.millrace.trainer.query.TrainerDefinitions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the models that are learned in this process say of themselves; NaN for those that are learned elsewhere, and while one cannot be asked. */
final class ModelMetrics {

    /** A scrape asks for many figures of the same moment. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Meters meters;
    private final ModelReader reader;
    private final Plan plan;

    ModelMetrics(Meters meters, Plan plan, ModelReader reader) {
        this.meters = meters;
        this.plan = plan;
        this.reader = reader;
    }

    void watch() {
        plan.project().models().values().forEach(model -> {
            counts(model);
            quality(model);
            frozen(model);
        });
    }

    private void counts(Model model) {
        Recent<Counters> counters = new Recent<>(LONGEST, () -> reader.counters(model));
        count(model, counters, "predictions", "Examples predicted.", Count.PREDICTIONS);
        count(model, counters, "timed_out", "Predictions whose label did not come in time.", Count.TIMED_OUT);
        count(
                model,
                counters,
                "duplicates",
                "Examples that waited for their label already when they came again.",
                Count.DUPLICATES);
        for (Count outcome : List.of(Count.JOINED, Count.OTHERWISE, Count.CORRECTED, Count.REPEATED, Count.UNMATCHED)) {
            count(
                    model,
                    counters,
                    "labels",
                    "Labels, by what became of them: joined to a prediction and learned, otherwise (the time was up, and learned as that), corrected, repeated, unmatched.",
                    outcome,
                    "outcome",
                    outcome.name().toLowerCase(Locale.ROOT));
        }
        meters.count(
                "millrace_model_label_delay_seconds",
                "Event time from predictions to their labels, of all that were joined.",
                labels(model),
                () -> known(counters, found -> Meters.seconds(found.of(Count.LABEL_DELAY))));
    }

    private void frozen(Model model) {
        Recent<Set<String>> causes = new Recent<>(LONGEST, () -> reader.frozen(model));
        meters.gauge(
                "millrace_model_frozen",
                "Reasons for which the learners do not learn now; 0 when they do.",
                labels(model),
                () -> known(causes, Set::size));
    }

    private void count(
            Model model, Recent<Counters> counters, String name, String description, Count of, String... more) {
        meters.count(
                "millrace_model_" + name,
                description,
                labels(model, more),
                () -> known(counters, found -> found.of(of)));
    }

    private void quality(Model model) {
        Recent<Map<String, Map<Span, Evaluation>>> recent = new Recent<>(LONGEST, () -> reader.evaluations(model));
        for (String learner : TrainerDefinitions.of(plan, model).learners().keySet()) {
            for (Span span : Span.values()) {
                for (Metric metric : Metric.values()) {
                    if (metric.ofNumbers() == model.regression()) {
                        figure(model, learner, span, recent, metric);
                    }
                }
            }
        }
    }

    private void figure(
            Model model, String learner, Span span, Recent<Map<String, Map<Span, Evaluation>>> recent, Metric metric) {
        meters.gauge(
                "millrace_model_" + metric.name().toLowerCase(Locale.ROOT),
                "How a learner does over all labels (total), the last ones (window), or with older ones counting less (fading).",
                labels(model, "learner", learner, "over", span.name().toLowerCase(Locale.ROOT)),
                () -> known(recent, all -> value(all.get(learner), span, metric)));
    }

    private static double value(@Nullable Map<Span, Evaluation> spans, Span span, Metric metric) {
        Evaluation of = spans == null ? null : spans.get(span);
        return of == null ? Double.NaN : of.figure(metric);
    }

    private Tags labels(Model model, String... more) {
        return meters.labels("model", model.name()).and(more);
    }

    private static <T> double known(Recent<T> recent, ToDoubleFunction<T> part) {
        try {
            return part.applyAsDouble(recent.get());
        } catch (NotReadyException e) {
            return Double.NaN;
        }
    }
}
