package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.project.EvaluationSpec;
import io.millrace.runtime.project.LabelRules;
import io.millrace.trainer.learning.Counters.Count;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Labels that are corrected, repeated, missing, or count more than others. */
final class LabelRulesTest {

    private static final LearnerSpec BAYES = new LearnerSpec("bayes.NaiveBayes", 1);
    private static final String FIRST = DriftingRows.SCHEMA.classes().get(0);
    private static final String SECOND = DriftingRows.SCHEMA.classes().get(1);

    private final MapTrainerState state = new MapTrainerState();
    private final List<JournalEntry> rows = DriftingRows.generate(3, 500);
    private final Learner expected = ConformanceCases.FACTORY.create(BAYES, DriftingRows.SCHEMA);

    private PrequentialTrainer open(LabelRules rules) {
        return new PrequentialTrainer(
                new TrainerDefinition(
                        DriftingRows.SCHEMA,
                        Map.of("bayes", BAYES),
                        rules,
                        EvaluationSpec.USUAL,
                        null,
                        new SnapshotPolicy(1 << 20),
                        2_000),
                ConformanceCases.FACTORY,
                state);
    }

    private String learned() {
        return HexFormat.of().formatHex(Digest.sha256(expected.save()));
    }

    @Test
    void correction_isLearnedToo_andNobodyIsJudgedAnew() {
        LabelRules rules = new LabelRules(true, null, true, Map.of(), Map.of());
        PrequentialTrainer trainer = open(rules);
        Inputs inputs = rows.get(0).inputs();
        trainer.predict("a", 1, inputs);
        assertThat(trainer.label("a", 0, 0, 1)).isInstanceOf(LabelOutcome.Joined.class);
        expected.learn(inputs, 0, 1);
        assertThat(trainer.label("a", 0, 0, 1)).isEqualTo(new LabelOutcome.Repeated());
        assertThat(trainer.hashes()).containsEntry("bayes", learned());

        PrequentialTrainer restarted = open(rules);
        assertThat(restarted.label("a", 0, 1, 1)).isInstanceOf(LabelOutcome.Corrected.class);
        expected.learn(inputs, 1, 1);
        assertThat(restarted.hashes()).containsEntry("bayes", learned());
        assertThat(restarted.evaluation("bayes").count()).isEqualTo(1);
        assertThat(open(rules).hashes()).containsEntry("bayes", learned());

        assertThat(restarted.timeout("a")).isEmpty();
        assertThat(restarted.label("a", 0, 0, 1)).isEqualTo(new LabelOutcome.Unmatched());
        assertThat(restarted.counters())
                .isEqualTo(Counters.of(Map.of(
                        Count.PREDICTIONS, 1L,
                        Count.JOINED, 1L,
                        Count.REPEATED, 1L,
                        Count.CORRECTED, 1L,
                        Count.UNMATCHED, 1L)));
    }

    @Test
    void missingLabel_countsAsTheClassThatItIsSaidToBe() {
        PrequentialTrainer trainer = open(new LabelRules(true, SECOND, false, Map.of(), Map.of()));
        Inputs inputs = rows.get(0).inputs();
        trainer.predict("a", 7, inputs);
        assertThat(trainer.timeout("a")).hasValueSatisfying(joined -> assertThat(joined.predictionTime())
                .isEqualTo(7));
        expected.learn(inputs, 1, 1);
        assertThat(trainer.hashes()).containsEntry("bayes", learned());
        assertThat(trainer.evaluation("bayes").count()).isEqualTo(1);
        assertThat(trainer.counters())
                .isEqualTo(Counters.of(Map.of(Count.PREDICTIONS, 1L, Count.TIMED_OUT, 1L, Count.OTHERWISE, 1L)));
        assertThat(trainer.label("a", 0, 0, 1)).isEqualTo(new LabelOutcome.Unmatched());
    }

    @Test
    void label_countsAsOftenAsItSays_besideItsClass() {
        PrequentialTrainer trainer = open(new LabelRules(true, null, false, Map.of(FIRST, 5.0), Map.of()));
        for (int i = 0; i < 3; i++) {
            trainer.predict("e" + i, i, rows.get(i).inputs());
        }
        trainer.label("e0", 5, 0, 3);
        trainer.label("e1", 6, 1, 0.5);
        trainer.label("e2", 7, 1, 0);
        expected.learn(rows.get(0).inputs(), 0, 15);
        expected.learn(rows.get(1).inputs(), 1, 0.5);
        assertThat(trainer.hashes()).containsEntry("bayes", learned());
        assertThat(trainer.evaluation("bayes").count()).as("judged once each").isEqualTo(3);
    }

    @Test
    void weightsAndSamples_changeWhatIsLearned_andNotWhatIsJudged() {
        LabelRules rules = new LabelRules(true, null, false, Map.of(FIRST, 5.0), Map.of(SECOND, 0.25));
        PrequentialTrainer trainer = open(rules);
        Weighing weighing = new Weighing(rules, DriftingRows.SCHEMA.classes());
        int ofSecond = 0;
        int kept = 0;
        for (int i = 0; i < rows.size(); i++) {
            JournalEntry row = rows.get(i);
            String id = "e" + i;
            trainer.predict(id, i, row.inputs());
            trainer.label(id, 0, row.label(), 1);
            double weight = weighing.of(id, row.label(), 1);
            if (row.label() == 1) {
                ofSecond++;
                kept += weight == 0 ? 0 : 1;
            } else {
                assertThat(weight).isEqualTo(row.label() == 0 ? 5 : 1);
            }
            if (weight > 0) {
                expected.learn(row.inputs(), row.label(), weight);
            }
        }
        assertThat(trainer.hashes()).containsEntry("bayes", learned());
        assertThat((double) kept / ofSecond).isBetween(0.1, 0.4);
        assertThat(trainer.evaluation("bayes").count()).isEqualTo(rows.size());
        assertThat(open(rules).hashes()).containsEntry("bayes", learned());
    }
}
