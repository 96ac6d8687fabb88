package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.EvaluationSpec;
import io.millrace.runtime.project.LabelRules;
import io.millrace.runtime.project.ModelBudget;
import io.millrace.runtime.project.PerKey;
import io.millrace.runtime.project.PreparationSpec;
import io.millrace.runtime.project.PromotionRule.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that keys have of their own, against learners that are held in a map and never saved. */
final class OwnModelsTest {

    private static final double PRIOR = 10;
    private static final Duration TTL = Duration.ofHours(1);
    private static final LearnerSpec PER_KEY = new LearnerSpec("bayes.NaiveBayes", PreparationSpec.STANDARD, 1, true);
    private static final LearnerSpec SHARED = new LearnerSpec("bayes.NaiveBayes", PreparationSpec.STANDARD, 1);
    private static final InputSchema SCHEMA = new InputSchema(
            List.of(Attribute.number("x"), Attribute.key("shop"), Attribute.number("y")), List.of("no", "yes"));
    private static final InputSchema NUMBERS = new InputSchema(SCHEMA.attributes(), List.of());

    private final MapTrainerState state = new MapTrainerState();
    private final Random random = new Random(8);

    private PrequentialTrainer open(InputSchema schema, LearnerSpec champion, ModelBudget budget) {
        Map<String, LearnerSpec> learners = new LinkedHashMap<>();
        learners.put("champion", champion);
        learners.put("shared", new LearnerSpec(champion.options(), champion.preparation(), champion.seed()));
        return new PrequentialTrainer(
                new TrainerDefinition(
                        schema,
                        learners,
                        LabelRules.NONE,
                        EvaluationSpec.USUAL,
                        null,
                        List.of(),
                        new PerKey("shop", PRIOR, TTL),
                        new SnapshotPolicy(4_000, 4_000, budget),
                        1_000),
                ConformanceCases.FACTORY,
                state);
    }

    private PrequentialTrainer open() {
        return open(SCHEMA, PER_KEY, ModelBudget.USUAL);
    }

    private static Inputs inputs(double x, double y, String shop) {
        return Inputs.of(3).number(0, x).category(1, shop).number(2, y).build();
    }

    private Inputs anyInputs(int shops) {
        Inputs.Builder any = Inputs.of(3).number(0, random.nextGaussian()).number(2, random.nextGaussian());
        int shop = random.nextInt(shops + 1);
        return (shop == shops ? any : any.category(1, "shop" + shop)).build();
    }

    /** What x says depends on the shop. */
    private static int label(Inputs inputs) {
        String shop = Objects.requireNonNullElse(inputs.category(1), "shop0");
        return inputs.number(0) * (shop.hashCode() % 2 == 0 ? 1 : -1) > 0 ? 1 : 0;
    }

    private static double[] scores(List<Prediction> predictions, String learner) {
        return predictions.stream()
                .filter(one -> one.learner().equals(learner))
                .findFirst()
                .orElseThrow()
                .scores();
    }

    @Test
    void answers_weighOwnAndShared_byWhatTheKeyHasLearned_whateverRestarts() {
        Learner shared = ConformanceCases.FACTORY.create(SHARED, SCHEMA);
        Map<String, Learner> own = new HashMap<>();
        Map<String, Integer> learned = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            PrequentialTrainer trainer = open(); // a process that ends after each example
            Inputs inputs = anyInputs(40);
            double[] expected = shared.predict(inputs);
            String shop = inputs.category(1);
            Learner ofShop = shop == null ? null : own.get(shop);
            if (ofShop != null) {
                double[] said = ofShop.predict(inputs);
                int weight = said[0] + said[1] == 0 ? 0 : learned.getOrDefault(shop, 0);
                for (int place = 0; place < expected.length; place++) {
                    expected[place] = (weight * said[place] + PRIOR * expected[place]) / (weight + PRIOR);
                }
            }
            assertThat(scores(trainer.ask(inputs), "champion"))
                    .as("example %s", i)
                    .containsExactly(expected);
            trainer.predict("e" + i, i, inputs);
            trainer.label("e" + i, i, label(inputs), 1);
            shared.learn(inputs, label(inputs), 1);
            if (shop != null) {
                own.computeIfAbsent(shop, begin -> ConformanceCases.FACTORY.create(SHARED, SCHEMA))
                        .learn(inputs, label(inputs), 1);
                learned.merge(shop, 1, Integer::sum);
            }
        }
        PrequentialTrainer trainer = open();
        assertThat(trainer.evaluation("champion").figure(Metric.ACCURACY)).isGreaterThan(0.8);
        assertThat(trainer.evaluation("shared").figure(Metric.ACCURACY)).isLessThan(0.65);
        assertThat(state.own).hasSize(40).allSatisfy((name, row) -> assertThat(name)
                .startsWith("champion/"));
    }

    @Test
    void numbers_areWeighedToo() {
        LearnerSpec spec = new LearnerSpec("trees.FIMTDD", PreparationSpec.STANDARD, 1, true);
        for (int i = 0; i < 3_000; i++) {
            PrequentialTrainer trainer = open(NUMBERS, spec, ModelBudget.USUAL);
            Inputs inputs = anyInputs(4);
            trainer.predict("e" + i, i, inputs);
            trainer.label(
                    "e" + i,
                    i,
                    100 * Objects.requireNonNullElse(inputs.category(1), "").hashCode() % 7,
                    1);
        }
        PrequentialTrainer trainer = open(NUMBERS, spec, ModelBudget.USUAL);
        assertThat(trainer.evaluation("champion").figure(Metric.MAE))
                .isLessThan(trainer.evaluation("shared").figure(Metric.MAE) / 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void key_thatWasSilentForLongerThanItsTtl_beginsAnew_sweptOrNot(boolean swept) {
        PrequentialTrainer trainer = open();
        long start = 1_700_000_000_000L;
        for (int i = 0; i < 200; i++) {
            Inputs inputs = anyInputs(2);
            trainer.predict("e" + i, start + i, inputs);
            trainer.label("e" + i, start + i, label(inputs), 1);
        }
        Inputs asked = inputs(1, 0, "shop1");
        Map<String, byte[]> rows = new HashMap<>(state.own);
        trainer.mark(start + TTL.toMillis());
        double[] before = scores(trainer.ask(asked), "champion");
        assertThat(before).isNotEqualTo(scores(trainer.ask(asked), "shared"));
        trainer.mark(start + TTL.toMillis() + 200);
        assertThat(state.own).isEmpty();
        if (!swept) {
            state.own.putAll(rows);
        }
        PrequentialTrainer later = open();
        assertThat(scores(later.ask(asked), "champion")).isEqualTo(scores(later.ask(asked), "shared"));
        later.predict("again", start, asked);
        later.label("again", start, 1, 1);
        double[] anew = scores(later.ask(asked), "champion");
        assertThat(anew).isNotEqualTo(before).isNotEqualTo(scores(later.ask(asked), "shared"));
        later.mark(start + 2 * TTL.toMillis() + 200); // as long after it learned as may be
        assertThat(scores(later.ask(asked), "champion")).isEqualTo(anew);
    }

    @Test
    void ownModel_thatOutgrowsARecord_staysAsItWas_orBeginsAnew() {
        List<Attribute> wide = new ArrayList<>(List.of(Attribute.key("shop")));
        for (int i = 0; i < 40; i++) {
            wide.add(Attribute.category("c" + i));
        }
        InputSchema schema = new InputSchema(wide, List.of("no", "yes"));
        LearnerSpec spec = new LearnerSpec("bayes.NaiveBayes", PreparationSpec.NONE, 1, true);
        for (ModelBudget.Outgrown outgrown : ModelBudget.Outgrown.values()) {
            state.own.clear();
            PrequentialTrainer trainer = open(schema, spec, new ModelBudget(128L << 20, outgrown));
            byte[] largest = new byte[0];
            int smaller = 0;
            for (int i = 0; i < 60; i++) {
                Inputs.Builder inputs = Inputs.of(41).category(0, "shop");
                for (int place = 1; place <= 40; place++) {
                    inputs.category(place, "long text ".repeat(20) + i);
                }
                Inputs built = inputs.build();
                trainer.predict(outgrown + "e" + i, i, built);
                trainer.label(outgrown + "e" + i, i, i % 2, 1);
                byte[] row = Objects.requireNonNull(state.own.get("champion/shop"));
                assertThat(row.length).isLessThan(OwnModels.LARGEST + 100);
                smaller += row.length < largest.length ? 1 : 0;
                largest = row;
            }
            assertThat(smaller > 0).isEqualTo(outgrown == ModelBudget.Outgrown.RESET);
        }
    }

    @Test
    void learner_withModelsByKey_cannotBePutBack_andLeavesNoRowsBehind() {
        PrequentialTrainer trainer = open();
        trainer.predict("e", 0, inputs(1, 1, "shop"));
        trainer.label("e", 0, 1, 1);
        assertThatThrownBy(() -> trainer.restore("champion", 0, 1, new byte[0], false))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("models of its own for each key");
        assertThatThrownBy(() -> open(SCHEMA, SHARED, ModelBudget.USUAL))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("per shop, prior 10.0");
    }
}
