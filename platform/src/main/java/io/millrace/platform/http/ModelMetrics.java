package io.millrace.platform.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
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
import java.util.ArrayList;
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

    private static final double SECOND = 1_000;

    private final MeterRegistry registry;
    private final ModelReader reader;
    private final Plan plan;

    /** What the registry asks: it holds nothing fast by itself. */
    private final List<Recent<?>> asked = new ArrayList<>();

    ModelMetrics(MeterRegistry registry, Plan plan, ModelReader reader) {
        this.registry = registry;
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
        asked.add(counters);
        count(model, counters, "predictions", "Examples predicted.", Count.PREDICTIONS);
        count(model, counters, "timed_out", "Predictions whose label did not come in time.", Count.TIMED_OUT);
        count(model, counters, "duplicates", "Examples that were waiting for their label already.", Count.DUPLICATES);
        for (Count outcome : List.of(Count.JOINED, Count.OTHERWISE, Count.CORRECTED, Count.REPEATED, Count.UNMATCHED)) {
            count(
                    model,
                    counters,
                    "labels",
                    "Labels, by what became of them.",
                    outcome,
                    Tag.of("outcome", outcome.name().toLowerCase(Locale.ROOT)));
        }
        FunctionCounter.builder(
                        "millrace_model_label_delay_seconds",
                        counters,
                        recent -> known(recent, found -> found.of(Count.LABEL_DELAY) / SECOND))
                .description("Event time from predictions to their labels, of all that were joined.")
                .tags(tags(model))
                .register(registry);
    }

    private void frozen(Model model) {
        Recent<Set<String>> causes = new Recent<>(LONGEST, () -> reader.frozen(model));
        asked.add(causes);
        Gauge.builder("millrace_model_frozen", causes, recent -> known(recent, Set::size))
                .description("Reasons for which the learners do not learn now.")
                .tags(tags(model))
                .register(registry);
    }

    private void count(Model model, Recent<Counters> counters, String name, String description, Count of, Tag... more) {
        FunctionCounter.builder("millrace_model_" + name, counters, recent -> known(recent, found -> found.of(of)))
                .description(description)
                .tags(tags(model, more))
                .register(registry);
    }

    private void quality(Model model) {
        Recent<Map<String, Map<Span, Evaluation>>> recent = new Recent<>(LONGEST, () -> reader.evaluations(model));
        asked.add(recent);
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
        Gauge.builder(
                        "millrace_model_" + metric.name().toLowerCase(Locale.ROOT),
                        recent,
                        now -> known(now, all -> value(all.get(learner), span, metric)))
                .description("How a learner does, as in the evaluations topic.")
                .tags(tags(
                        model,
                        Tag.of("learner", learner),
                        Tag.of("over", span.name().toLowerCase(Locale.ROOT))))
                .register(registry);
    }

    private static double value(@Nullable Map<Span, Evaluation> spans, Span span, Metric metric) {
        Evaluation of = spans == null ? null : spans.get(span);
        return of == null ? Double.NaN : of.figure(metric);
    }

    private List<Tag> tags(Model model, Tag... more) {
        List<Tag> tags =
                new ArrayList<>(List.of(Tag.of("project", plan.project().name()), Tag.of("model", model.name())));
        tags.addAll(List.of(more));
        return tags;
    }

    private static <T> double known(Recent<T> recent, ToDoubleFunction<T> part) {
        try {
            return part.applyAsDouble(recent.get());
        } catch (NotReadyException e) {
            return Double.NaN;
        }
    }
}
