package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.EvaluationSpec;
import io.millrace.runtime.project.LabelRules;
import io.millrace.runtime.project.PromotionRule;
import io.millrace.runtime.project.PromotionRule.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who answers: by the rule, by hand, and after a restart. */
final class SuccessionTest {

    private static final PromotionRule RULE =
            new PromotionRule(PromotionRule.Metric.ACCURACY, PromotionRule.Over.WINDOW, 0.05, 3, 2.33);
    private static final InputSchema SCHEMA =
            new InputSchema(List.of(Attribute.number("x"), Attribute.number("y")), List.of("no", "yes"));
    private static final Map<String, LearnerSpec> LEARNERS = new LinkedHashMap<>();

    static {
        // knows nothing of what two inputs have in common
        LEARNERS.put("champion", new LearnerSpec("bayes.NaiveBayes", 1));
        LEARNERS.put("tree", new LearnerSpec("trees.HoeffdingTree -g 50 -c 0.01", 1));
    }

    private final MapTrainerState state = new MapTrainerState();
    private final Random random = new Random(9);
    private int examples;

    private PrequentialTrainer open(@Nullable PromotionRule rule) {
        return open(rule, LEARNERS);
    }

    private PrequentialTrainer open(@Nullable PromotionRule rule, Map<String, LearnerSpec> learners) {
        return new PrequentialTrainer(
                new TrainerDefinition(
                        SCHEMA,
                        learners,
                        LabelRules.NONE,
                        EvaluationSpec.USUAL,
                        rule,
                        new SnapshotPolicy(20_000),
                        2_000),
                ConformanceCases.FACTORY,
                state);
    }

    /** Examples whose class is whether the signs of two numbers differ, where only a tree is more often right than chance. */
    private void learn(PrequentialTrainer trainer, int count) {
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble() - 0.3;
            double y = random.nextDouble() - 0.5;
            String id = "e" + examples++;
            trainer.predict(id, examples, Inputs.numbers(x, y));
            trainer.label(id, 0, (x > 0) == (y > 0) ? 0 : 1, 1);
        }
    }

    @Test
    void challenger_isPromotedWhenItHasLedForLongEnough_andBackByHand() {
        PrequentialTrainer trainer = open(RULE);
        List<Promotion> promotions = new ArrayList<>();
        int marks = 0;
        while (promotions.isEmpty() && marks < 100) {
            learn(trainer, 300);
            marks++;
            trainer.mark(0).ifPresent(promotions::add);
            trainer = open(RULE); // leads survive a restart
        }
        assertThat(promotions).singleElement().satisfies(made -> {
            assertThat(made.learner()).isEqualTo("tree");
            assertThat(made.before()).isEqualTo("champion");
            assertThat(made.reason()).contains("accuracy over window", "3 marks in a row", "z ");
        });
        assertThat(marks).isGreaterThanOrEqualTo(3);
        assertThat(trainer.champion()).isEqualTo("tree");
        assertThat(trainer.ask(Inputs.numbers(1, 1)).get(0).learner()).isEqualTo("tree");

        trainer.promote("champion", "a try");
        assertThat(open(RULE).champion()).isEqualTo("champion");
        learn(trainer, 300);
        assertThat(trainer.mark(0)).as("the first of three marks").isEmpty();
    }

    @Test
    void withoutARule_nobodyIsPromoted() {
        PrequentialTrainer trainer = open(null);
        for (int mark = 0; mark < 20; mark++) {
            learn(trainer, 300);
            assertThat(trainer.mark(0)).isEmpty();
        }
        assertThat(trainer.evaluation("tree").figure(Metric.ACCURACY))
                .isGreaterThan(trainer.evaluation("champion").figure(Metric.ACCURACY) + 0.05);
    }

    @Test
    void leadOfChance_isNoReason() {
        PromotionRule any = new PromotionRule(PromotionRule.Metric.BRIER, PromotionRule.Over.TOTAL, 0, 1, 2.33);
        PrequentialTrainer trainer = open(any);
        learn(trainer, 30);
        assertThat(trainer.mark(0)).isEmpty();
    }

    @Test
    void learnerThatLeft_comesBackAsAChallenger_andIsJudgedAnew() {
        PrequentialTrainer trainer = open(RULE);
        trainer.promote("tree", "a try");
        learn(trainer, 100);
        PrequentialTrainer without = open(RULE, Map.of("champion", new LearnerSpec("bayes.NaiveBayes", 1)));
        assertThat(without.champion()).isEqualTo("champion");
        learn(without, 10);
        PrequentialTrainer back = open(RULE);
        assertThat(back.champion()).isEqualTo("champion");
        learn(back, 10);
        assertThat(back.evaluation("tree").count()).isEqualTo(10);
        assertThat(open(RULE).evaluation("tree").count()).isEqualTo(10);
        assertThat(back.evaluation("champion").count()).isEqualTo(120);
    }

    @Test
    void losses_areOfOneWindow() {
        LastLosses seen = new LastLosses(10);
        for (int place = 0; place < 10; place++) {
            seen.add(place, 0.5);
        }
        Encoder out = new Encoder(1);
        seen.write(out);
        LastLosses none = new LastLosses(10);
        for (int place = 0; place < 10; place++) {
            none.add(place, 0.75);
        }
        assertThat(LastLosses.read(10, new Decoder("losses", 1, out.toBytes())).aheadOf(none))
                .isEqualTo(10);
        LastLosses worse = new LastLosses(20);
        for (int place = 0; place < 20; place++) {
            worse.add(place, 1);
        }
        assertThat(LastLosses.read(20, new Decoder("losses", 1, out.toBytes())).aheadOf(worse))
                .as("of another window")
                .isZero();
    }

    @Test
    void whoCannotAnswer_isRefused() {
        PrequentialTrainer trainer = open(RULE);
        for (String learner : List.of("nobody", "majority", "champion")) {
            assertThatThrownBy(() -> trainer.promote(learner, "why not"))
                    .isInstanceOf(UnusableInputException.class)
                    .hasMessageContaining("'" + learner + "'");
        }
        assertThat(state.writes).isZero();
    }
}
