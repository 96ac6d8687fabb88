package io.millrace.trainer.topology;

import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.PromotionRule.Metric;
import io.millrace.schemas.ClassFigures;
import io.millrace.schemas.Evaluation;
import io.millrace.schemas.EvaluationFigures;
import io.millrace.schemas.Example;
import io.millrace.schemas.LearnerPrediction;
import io.millrace.schemas.LearnerRole;
import io.millrace.schemas.ModelEvent;
import io.millrace.schemas.ModelEventKind;
import io.millrace.schemas.Prediction;
import io.millrace.schemas.SnapshotChunk;
import io.millrace.trainer.learning.ClassEvaluation;
import io.millrace.trainer.learning.Confusion;
import io.millrace.trainer.learning.Counters;
import io.millrace.trainer.learning.Counters.Count;
import io.millrace.trainer.learning.Elimination;
import io.millrace.trainer.learning.PrequentialTrainer;
import io.millrace.trainer.learning.Promotion;
import io.millrace.trainer.learning.Snapshot;
import io.millrace.trainer.learning.SnapshotChunks;
import io.millrace.trainer.learning.Span;
import io.millrace.trainer.query.ExampleTrainer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a model tells the world, in the words of the contracts. */
final class Reports {

    private final Model model;

    Reports(Model model) {
        this.model = model;
    }

    Prediction prediction(Example example, List<io.millrace.trainer.learning.Prediction> predictions, long learned) {
        io.millrace.trainer.learning.Prediction champion = predictions.get(0);
        return new Prediction(
                model.name(),
                example.getId(),
                example.getTime(),
                predicted(champion),
                model.regression() ? Double.NaN : champion.scores()[champion.predicted()],
                learned,
                predictions.stream().map(this::learner).toList(),
                example.getOrigin(),
                number(champion));
    }

    private LearnerPrediction learner(io.millrace.trainer.learning.Prediction prediction) {
        Map<String, Double> byClass = new LinkedHashMap<>();
        if (!model.regression()) {
            double[] scores = prediction.scores();
            for (int i = 0; i < scores.length; i++) {
                byClass.put(model.classes().get(i), scores[i]);
            }
        }
        return new LearnerPrediction(prediction.learner(), predicted(prediction), byClass, number(prediction));
    }

    private String predicted(io.millrace.trainer.learning.Prediction prediction) {
        return model.regression() ? "" : model.classes().get(prediction.predicted());
    }

    private @Nullable Double number(io.millrace.trainer.learning.Prediction prediction) {
        return model.regression() ? (Double) prediction.number() : null;
    }

    List<Evaluation> evaluations(long time, PrequentialTrainer trainer) {
        List<Evaluation> evaluations = new ArrayList<>();
        trainer.evaluations()
                .forEach((learner, spans) -> evaluations.add(evaluation(time, trainer, learner, spans, null)));
        trainer.segments()
                .forEach((segment, learners) -> learners.forEach(
                        (learner, spans) -> evaluations.add(evaluation(time, trainer, learner, spans, segment))));
        return evaluations;
    }

    private Evaluation evaluation(
            long time,
            PrequentialTrainer trainer,
            String learner,
            Map<Span, io.millrace.trainer.learning.Evaluation> spans,
            @Nullable String segment) {
        Counters counters = trainer.counters();
        return new Evaluation(
                model.name(),
                learner,
                role(learner, trainer.champion()),
                time,
                figures(spans, Span.TOTAL),
                figures(spans, Span.WINDOW),
                figures(spans, Span.FADING),
                counters.of(Count.PREDICTIONS),
                counters.of(Count.JOINED),
                counters.of(Count.TIMED_OUT),
                counters.of(Count.OTHERWISE),
                counters.of(Count.CORRECTED),
                counters.of(Count.REPEATED),
                counters.of(Count.UNMATCHED),
                segment);
    }

    private EvaluationFigures figures(Map<Span, io.millrace.trainer.learning.Evaluation> spans, Span span) {
        io.millrace.trainer.learning.Evaluation of = Objects.requireNonNull(spans.get(span));
        return new EvaluationFigures(
                of.count(),
                of.figure(Metric.ACCURACY),
                of.figure(Metric.KAPPA),
                of.figure(Metric.KAPPA_TEMPORAL),
                of.figure(Metric.KAPPA_M),
                of.figure(Metric.AUC),
                of.figure(Metric.LOG_LOSS),
                of.figure(Metric.BRIER),
                of instanceof ClassEvaluation classes ? classes(classes.confusion()) : List.of(),
                ofNumbers(of, Metric.MAE),
                ofNumbers(of, Metric.RMSE),
                ofNumbers(of, Metric.R2),
                ofNumbers(of, Metric.MASE));
    }

    private @Nullable Double ofNumbers(io.millrace.trainer.learning.Evaluation of, Metric metric) {
        return model.regression() ? (Double) of.figure(metric) : null;
    }

    private List<ClassFigures> classes(Confusion confusion) {
        List<ClassFigures> classes = new ArrayList<>();
        for (int label = 0; label < model.classes().size(); label++) {
            classes.add(new ClassFigures(
                    model.classes().get(label),
                    confusion.actual(label),
                    confusion.precision(label),
                    confusion.recall(label),
                    confusion.f1(label)));
        }
        return classes;
    }

    List<SnapshotChunk> chunks(String learner, Snapshot snapshot, int largest, long offset) {
        List<byte[]> pieces = SnapshotChunks.split(snapshot, largest);
        List<SnapshotChunk> chunks = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            chunks.add(new SnapshotChunk(
                    model.name(),
                    learner,
                    snapshot.version(),
                    snapshot.learned(),
                    offset,
                    snapshot.description(),
                    library(learner),
                    snapshot.hash(),
                    (long) snapshot.rawSize(),
                    i,
                    pieces.size(),
                    ByteBuffer.wrap(pieces.get(i))));
        }
        return chunks;
    }

    private String library(String learner) {
        Model.Learner declared = model.learners().get(learner);
        if (declared == null) {
            return "millrace";
        }
        return declared.learner().startsWith(Model.ONNX) ? "onnxruntime" : "moa";
    }

    ModelEvent snapshotEvent(String learner, Snapshot snapshot, long time) {
        return event(ModelEventKind.SNAPSHOT, learner, snapshot, time, why(snapshot));
    }

    private String why(Snapshot snapshot) {
        if (snapshot.rawSize() > model.budget().bytes()) {
            return "the learner has outgrown its budget of " + model.budget().bytes() + " bytes, and learns no more";
        }
        if (snapshot.learned() > 0) {
            return "the journal had grown to the size of a snapshot";
        }
        return snapshot.version() == 1
                ? "the learner joins, and begins with the next example"
                : "the learner had outgrown its budget of " + model.budget().bytes() + " bytes, and begins anew";
    }

    ModelEvent rollbackEvent(ExampleTrainer.Outcome.PutBack back, long time) {
        return event(ModelEventKind.ROLLBACK, back.learner(), back.snapshot(), time, back.reason());
    }

    ModelEvent resetEvent(ExampleTrainer.Outcome.Reset reset, long time) {
        return event(ModelEventKind.RESET, reset.learner(), reset.snapshot(), time, reset.reason());
    }

    ModelEvent heldEvent(ExampleTrainer.Outcome.Held held, long time, PrequentialTrainer trainer) {
        String answers = trainer.champion();
        return new ModelEvent(
                model.name(),
                answers,
                held.frozen() ? ModelEventKind.FREEZE : ModelEventKind.THAW,
                time,
                trainer.version(answers),
                trainer.learned(answers),
                trainer.snapshot(answers).map(Snapshot::hash).orElse(""),
                held.reason());
    }

    private ModelEvent event(ModelEventKind kind, String learner, Snapshot snapshot, long time, String reason) {
        return new ModelEvent(
                model.name(), learner, kind, time, snapshot.version(), snapshot.learned(), snapshot.hash(), reason);
    }

    ModelEvent promotionEvent(Promotion promotion, long time, PrequentialTrainer trainer) {
        String learner = promotion.learner();
        return new ModelEvent(
                model.name(),
                learner,
                ModelEventKind.PROMOTION,
                time,
                trainer.version(learner),
                trainer.learned(learner),
                trainer.snapshot(learner).map(Snapshot::hash).orElse(""),
                "instead of '" + promotion.before() + "': " + promotion.reason());
    }

    ModelEvent eliminationEvent(Elimination left, long time, PrequentialTrainer trainer) {
        return new ModelEvent(
                model.name(),
                left.learner(),
                ModelEventKind.ELIMINATION,
                time,
                0L,
                trainer.counters().learned(),
                "",
                left.reason());
    }

    private LearnerRole role(String learner, String champion) {
        if (learner.equals(champion)) {
            return LearnerRole.CHAMPION;
        }
        return model.learners().containsKey(learner) ? LearnerRole.CHALLENGER : LearnerRole.BASELINE;
    }
}
