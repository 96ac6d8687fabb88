package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.EvaluationSpec;
import io.millrace.runtime.project.LabelRules;
import io.millrace.runtime.project.PromotionRule;
import io.millrace.runtime.project.PromotionRule.Metric;
import io.millrace.runtime.project.Search;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Learners of which the best is looked for: the worse half leaves, again and again. */
final class SearchesTest {

    private static final List<JournalEntry> ROWS =
            DriftingRows.generate(8, 8_000).subList(0, 4_000);
    private static final List<String> SEARCHED = List.of("ht_1", "ht_2", "ht_3", "ht_4");

    private static TrainerDefinition definition(@Nullable PromotionRule rule) {
        Map<String, LearnerSpec> learners = new LinkedHashMap<>();
        learners.put("champion", new LearnerSpec("trees.HoeffdingTree -l MC -g 4000", 1));
        int[] grace = {50, 3_000, 200, 2_000};
        for (int i = 0; i < grace.length; i++) {
            learners.put(SEARCHED.get(i), new LearnerSpec("trees.HoeffdingTree -l MC -c 0.01 -g " + grace[i], 1));
        }
        return new TrainerDefinition(
                DriftingRows.SCHEMA,
                learners,
                LabelRules.NONE,
                EvaluationSpec.USUAL,
                rule,
                List.of(new Search("ht", SEARCHED, 1_000, Metric.ACCURACY)),
                null,
                new SnapshotPolicy(15_000),
                1_000);
    }

    private static PrequentialTrainer open(TrainerState state, @Nullable PromotionRule rule) {
        return new PrequentialTrainer(definition(rule), ConformanceCases.FACTORY, state);
    }

    private static void learn(PrequentialTrainer trainer, int from, int to) {
        for (int i = from; i < to; i++) {
            trainer.predict("e" + i, i, ROWS.get(i).inputs());
            trainer.label("e" + i, i, ROWS.get(i).label(), 1);
        }
    }

    /** The log of all that happens, with a restart now and then or without any. */
    private static List<String> run(boolean restarts, @Nullable PromotionRule rule) {
        MapTrainerState state = new MapTrainerState();
        PrequentialTrainer trainer = open(state, rule);
        List<String> log = new ArrayList<>();
        for (int i = 0; i < ROWS.size(); i += 100) {
            learn(trainer, i, i + 100);
            trainer.eliminate().forEach(left -> log.add(left.learner() + " leaves"));
            trainer.mark(0).ifPresent(promotion -> log.add(promotion.learner() + " answers"));
            if (restarts && i % 300 == 0) {
                trainer = open(state, rule);
            }
        }
        log.add(trainer.evaluations().keySet().toString());
        log.add(trainer.hashes().toString());
        return log;
    }

    @Test
    void worseHalf_leaves_untilOneIsLeft() {
        List<String> log = run(false, null);
        assertThat(log.subList(0, 2)).containsExactlyInAnyOrder("ht_2 leaves", "ht_4 leaves");
        assertThat(log).hasSize(5);
        assertThat(log.get(3)).isIn("[champion, ht_1, majority, no_change]", "[champion, ht_3, majority, no_change]");
    }

    @Test
    void restarts_changeNothing() {
        PromotionRule rule = new PromotionRule(Metric.ACCURACY, PromotionRule.Over.WINDOW, 0.001, 2, 0);
        assertThat(run(true, null)).isEqualTo(run(false, null));
        assertThat(run(true, rule)).isEqualTo(run(false, rule)).anyMatch(line -> line.endsWith("answers"));
    }

    @Test
    void whoHasLeft_isNoMore() {
        MapTrainerState state = new MapTrainerState();
        PrequentialTrainer trainer = open(state, null);
        learn(trainer, 0, 1_000);
        Elimination left = trainer.eliminate().get(0);
        assertThat(left.reason()).contains("of the 4 that were left in search 'ht', of which 2 go on: accuracy 0.");
        assertThat(trainer.eliminate()).as("not before another thousand labels").isEmpty();
        learn(trainer, 1_000, 1_001);
        assertThat(trainer.ask(ROWS.get(0).inputs()))
                .extracting(Prediction::learner)
                .doesNotContain(left.learner());
        assertThat(state.snapshotChunk(left.learner(), 0)).isNull();
        assertThatThrownBy(() -> trainer.promote(left.learner(), "a try"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("has left its search");
        assertThatThrownBy(() -> open(state, null).restore(left.learner(), 0, 1, new byte[1], false))
                .hasMessageContaining("has left its search");
    }

    /** Who answers is not let go, however bad it is. */
    @Test
    void whoAnswers_stays() {
        PrequentialTrainer trainer = open(new MapTrainerState(), null);
        learn(trainer, 0, 500);
        trainer.promote("ht_2", "a try");
        learn(trainer, 500, 3_000);
        List<String> leaving =
                trainer.eliminate().stream().map(Elimination::learner).toList();
        assertThat(leaving).doesNotContain("ht_2").isNotEmpty();
        learn(trainer, 3_000, 3_100);
        assertThat(trainer.champion()).isEqualTo("ht_2");
    }

    /** Two are left, and the worse of them answers: nobody leaves, and it is not looked at again before its time, whoever restarts. */
    @Test
    void lookThatChangesNothing_isRemembered() {
        MapTrainerState state = new MapTrainerState();
        PrequentialTrainer trainer = open(state, null);
        learn(trainer, 0, 500);
        trainer.promote("ht_2", "a try");
        learn(trainer, 500, 1_000);
        while (!trainer.eliminate().isEmpty()) {
            learn(trainer, 1_000, 2_000);
        }
        byte[] row = state.row(TrainerRow.SEARCHES);
        learn(trainer, 2_000, 3_500);
        assertThat(trainer.eliminate()).isEmpty();
        assertThat(state.row(TrainerRow.SEARCHES)).isNotEqualTo(row);
    }
}
