package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.runtime.project.EvaluationSpec;
import io.millrace.runtime.project.LabelRules;
import io.millrace.runtime.project.PromotionRule.Metric;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Parts of the examples, judged by themselves. */
final class SegmentsTest {

    private static final InputSchema SCHEMA = new InputSchema(
            List.of(Attribute.number("x"), Attribute.category("shop"), Attribute.number("member")),
            List.of("no", "yes"));
    private static final int ROWS = 3_000;

    private final MapTrainerState state = new MapTrainerState();
    private final Random random = new Random(6);

    private PrequentialTrainer open(String by) {
        return new PrequentialTrainer(
                new TrainerDefinition(
                        SCHEMA,
                        Map.of("champion", new LearnerSpec("bayes.NaiveBayes", 1)),
                        LabelRules.NONE,
                        EvaluationSpec.USUAL.by(by),
                        null,
                        new SnapshotPolicy(4_000),
                        1_000),
                ConformanceCases.FACTORY,
                state);
    }

    /** In the shop "odd" labels are a matter of chance, elsewhere of x. */
    private void learn(PrequentialTrainer trainer, int from, int to, int shops) {
        for (int i = from; i < to; i++) {
            double x = random.nextGaussian();
            boolean odd = random.nextInt(4) == 0;
            Inputs.Builder inputs = Inputs.of(3).number(0, x).number(2, i % 2);
            if (i % 10 > 0) {
                inputs.category(1, odd ? "odd" : "shop" + random.nextInt(shops));
            }
            trainer.predict("e" + i, i, inputs.build());
            trainer.label("e" + i, i, (odd ? random.nextBoolean() : x > 0) ? 1 : 0, 1);
        }
    }

    private static Evaluation total(PrequentialTrainer trainer, String segment) {
        return Objects.requireNonNull(
                Objects.requireNonNull(Objects.requireNonNull(trainer.segments().get(segment), segment)
                                .get("champion"))
                        .get(Span.TOTAL));
    }

    @Test
    void parts_addUpToTheWhole_alsoAfterRestarts() {
        for (int i = 0; i < ROWS; i += 500) {
            learn(open("shop"), i, i + 500, 3);
        }
        PrequentialTrainer trainer = open("shop");
        assertThat(trainer.segments()).containsOnlyKeys("odd", "shop0", "shop1", "shop2", Segments.MISSING);
        double labels = 0;
        double right = 0;
        for (String segment : trainer.segments().keySet()) {
            Evaluation part = total(trainer, segment);
            labels += part.count();
            right += part.count() * part.figure(Metric.ACCURACY);
        }
        Evaluation whole = trainer.evaluation("champion");
        assertThat(labels).isEqualTo(ROWS).isEqualTo(whole.count());
        assertThat(right / labels).isCloseTo(whole.figure(Metric.ACCURACY), within(1e-9));
        assertThat(total(trainer, "odd").figure(Metric.ACCURACY)).isBetween(0.4, 0.6);
        assertThat(total(trainer, "shop1").figure(Metric.ACCURACY)).isGreaterThan(0.9);
    }

    @Test
    void values_thatComeAfterFiftyOthers_areOnePart() {
        PrequentialTrainer trainer = open("shop");
        learn(trainer, 0, ROWS, 200);
        assertThat(trainer.segments()).hasSize(51).containsKey(Segments.OTHER);
        assertThat(total(open("shop"), Segments.OTHER).count())
                .isEqualTo(total(trainer, Segments.OTHER).count())
                .isGreaterThan(500);
    }

    @Test
    void booleans_areTwoParts_andAnotherInputBeginsAnew() {
        learn(open("shop"), 0, 1_000, 3);
        PrequentialTrainer trainer = open("member");
        learn(trainer, 1_000, 1_200, 3);
        assertThat(trainer.segments()).containsOnlyKeys("false", "true");
        assertThat(total(trainer, "true").count()).isLessThanOrEqualTo(600);
        assertThat(open("").segments()).isEmpty();
    }
}
