package io.millrace.platform.training;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.PromotionRule.Metric;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.PartitionLog;
import io.millrace.schemas.Evaluation;
import io.millrace.schemas.EvaluationFigures;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.LearnerPrediction;
import io.millrace.schemas.Prediction;
import io.millrace.trainer.learning.Span;
import io.millrace.trainer.query.ExampleTrainer;
import io.millrace.trainer.query.ModelReplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;

/** What trainers have written about a model, a line for each statement, and what they should have written. */
final class TrainerOutput {

    private static final int BASELINES = 2;

    private final Cluster cluster;
    private final Plan plan;
    private final Model model;

    TrainerOutput(Cluster cluster, Plan plan, Model model) {
        this.cluster = cluster;
        this.plan = plan;
        this.model = model;
    }

    /** What comes of a model's log when nobody is killed. */
    record Undisturbed(List<String> predictions, List<String> evaluations, Map<String, String> hashes) {}

    int predictionCount() {
        return predictions().size();
    }

    List<String> predictions() {
        return lines(plan.topics().predictions(model.name()), Prediction.class, TrainerOutput::text);
    }

    List<String> evaluations() {
        return lines(plan.topics().evaluations(model.name()), Evaluation.class, TrainerOutput::text);
    }

    /** Waits until all learners have been evaluated at a mark. */
    void awaitMark(long time, Duration patience) {
        String mark = time + " ";
        int learners = model.learners().size() + BASELINES;
        Awaitility.await()
                .atMost(patience)
                .until(() -> evaluations().stream()
                                .filter(line -> line.startsWith(mark))
                                .count()
                        == learners);
    }

    Undisturbed undisturbed() {
        ModelReplay replay = new ModelReplay(plan, model);
        List<Example> log = new ArrayList<>();
        read(plan.topics().examples(model.name()), Example.class, log);
        List<String> predictions = new ArrayList<>();
        List<String> evaluations = new ArrayList<>();
        for (Example entry : log) {
            if (replay.accept(entry) instanceof ExampleTrainer.Outcome.Said said) {
                predictions.add(text(entry.getId(), said));
            } else if (entry.getKind() == ExampleKind.MARK) {
                replay.evaluations()
                        .forEach((learner, spans) -> evaluations.add(text(entry.getTime(), learner, spans)));
            }
        }
        return new Undisturbed(predictions, evaluations, replay.hashes());
    }

    private <T extends SpecificRecord> List<String> lines(String topic, Class<T> type, Function<T, String> text) {
        List<T> records = new ArrayList<>();
        read(topic, type, records);
        return records.stream().map(text).toList();
    }

    private <T extends SpecificRecord> void read(String topic, Class<T> type, List<T> into) {
        new PartitionLog<>(cluster, topic, 0, cluster.serdes().of(type).deserializer())
                .read(record -> into.add(record.value()));
    }

    private static String text(Prediction prediction) {
        StringBuilder text = new StringBuilder(prediction.getId());
        for (LearnerPrediction learner : prediction.getLearners()) {
            text.append(' ').append(learner.getLearner());
            learner.getScores().values().stream().sorted().forEach(score -> text.append(' ')
                    .append(score));
        }
        return text.toString();
    }

    private static String text(String id, ExampleTrainer.Outcome.Said said) {
        StringBuilder text = new StringBuilder(id);
        said.said().predictions().forEach(prediction -> {
            text.append(' ').append(prediction.learner());
            Arrays.stream(prediction.scores()).sorted().forEach(score -> text.append(' ')
                    .append(score));
        });
        return text.toString();
    }

    private static String text(Evaluation evaluation) {
        StringBuilder text = new StringBuilder(evaluation.getTime() + " " + evaluation.getLearner());
        for (EvaluationFigures figures :
                List.of(evaluation.getTotal(), evaluation.getWindow(), evaluation.getFading())) {
            text.append(' ')
                    .append(List.of(
                            figures.getLabelled(),
                            figures.getAccuracy(),
                            figures.getKappa(),
                            figures.getKappaTemporal(),
                            figures.getKappaM(),
                            figures.getAuc(),
                            figures.getLogLoss(),
                            figures.getBrier()));
        }
        return text.toString();
    }

    private static String text(long time, String learner, Map<Span, io.millrace.trainer.learning.Evaluation> spans) {
        StringBuilder text = new StringBuilder(time + " " + learner);
        for (Span span : List.of(Span.TOTAL, Span.WINDOW, Span.FADING)) {
            io.millrace.trainer.learning.Evaluation of = Objects.requireNonNull(spans.get(span));
            text.append(' ')
                    .append(List.of(
                            of.count(),
                            of.figure(Metric.ACCURACY),
                            of.figure(Metric.KAPPA),
                            of.figure(Metric.KAPPA_TEMPORAL),
                            of.figure(Metric.KAPPA_M),
                            of.figure(Metric.AUC),
                            of.figure(Metric.LOG_LOSS),
                            of.figure(Metric.BRIER)));
        }
        return text.toString();
    }
}
