package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.EvaluationSpec;
import io.millrace.runtime.project.LabelRules;
import io.millrace.runtime.project.PromotionRule.Metric;
import io.millrace.trainer.learning.Counters.Count;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PrequentialTrainerTest {
    private static final Map<String, LearnerSpec> LEARNERS = new LinkedHashMap<>();

    static {
        LEARNERS.put("champion", new LearnerSpec("meta.AdaptiveRandomForest -s 3", 7));
        LEARNERS.put("efdt", new LearnerSpec("trees.EFDT -R 200 -g 50 -c 0.01", 1));
        LEARNERS.put("nb", new LearnerSpec("bayes.NaiveBayes", 1));
    }

    private final MapTrainerState state = new MapTrainerState();

    private static PrequentialTrainer open(Map<String, LearnerSpec> learners, TrainerState state) {
        return new PrequentialTrainer(
                new TrainerDefinition(
                        DriftingRows.SCHEMA,
                        learners,
                        LabelRules.NONE,
                        EvaluationSpec.USUAL,
                        null,
                        new SnapshotPolicy(20_000),
                        2_000),
                ConformanceCases.FACTORY,
                state);
    }

    /** What a run did, in order, in a form that can be compared. */
    private static List<String> run(MapTrainerState state, int killEvery) {
        Random what = new Random(5);
        Random kills = new Random(6);
        List<JournalEntry> rows = DriftingRows.generate(8, 3_000);
        List<String> log = new ArrayList<>();
        PrequentialTrainer trainer = open(LEARNERS, state);
        for (int i = 0; i < rows.size() + 200; i++) {
            if (killEvery > 0 && kills.nextInt(killEvery) == 0) {
                trainer = open(LEARNERS, state);
            }
            if (i < rows.size()) {
                log.add(said(trainer.predict("e" + i, i, rows.get(i).inputs())
                        .orElseThrow()
                        .predictions()));
            }
            int answered = i - what.nextInt(150);
            if (answered >= 0 && answered < rows.size() && what.nextInt(10) > 0) {
                log.add(became(
                        trainer.label("e" + answered, 0, rows.get(answered).label(), 1)));
            }
            if (i >= 180) {
                log.add("timeout " + trainer.timeout("e" + (i - 180)));
            }
        }
        log.add(trainer.counters().toString());
        log.add(trainer.hashes().toString());
        trainer.evaluations()
                .forEach((name, spans) -> spans.forEach((span, evaluation) -> log.add(name + " " + span + " "
                        + Arrays.stream(Metric.values()).map(evaluation::figure).toList())));
        return log;
    }

    private static String said(List<Prediction> predictions) {
        StringBuilder said = new StringBuilder();
        predictions.forEach(
                prediction -> said.append(prediction.learner()).append(Arrays.toString(prediction.scores())));
        return said.toString();
    }

    private static String became(LabelOutcome outcome) {
        if (outcome instanceof LabelOutcome.Joined joined) {
            StringBuilder snapshots = new StringBuilder();
            new TreeMap<>(joined.snapshots())
                    .forEach((name, snapshot) -> snapshots.append(name).append(snapshot.hash()));
            return joined.predictionTime() + said(joined.predictions()) + snapshots;
        }
        return outcome.toString();
    }

    @Test
    void run_killedAnywhere_isTheUndisturbedRun() {
        MapTrainerState other = new MapTrainerState();
        List<String> undisturbed = run(state, 0);
        List<String> killed = run(other, 100);

        assertThat(killed).isEqualTo(undisturbed);
        assertThat(other.pending).isEqualTo(state.pending).isEmpty();
        assertThat(other.rows).usingRecursiveComparison().isEqualTo(state.rows);
        assertThat(other.chunks).usingRecursiveComparison().isEqualTo(state.chunks);
        assertThat(other.journal).usingRecursiveComparison().isEqualTo(state.journal);
        assertThat(state.chunks).hasSizeGreaterThan(6);
        assertThat(state.journal.firstKey()).isGreaterThan(1_000L);
    }

    @Test
    void counters_ofARun_addUp() {
        List<String> log = run(state, 0);
        Counters counters = open(LEARNERS, state).counters();

        assertThat(counters.of(Count.PREDICTIONS)).isEqualTo(3_000);
        assertThat(counters.of(Count.JOINED) + counters.of(Count.TIMED_OUT)).isEqualTo(3_000);
        assertThat(counters.of(Count.TIMED_OUT)).isGreaterThan(100);
        assertThat(counters.of(Count.UNMATCHED))
                .as("repeated labels")
                .isEqualTo(log.stream().filter("Unmatched[]"::equals).count())
                .isGreaterThan(100);
    }

    @Test
    void label_judgesWhatWasSaidThen() {
        PrequentialTrainer trainer = open(LEARNERS, state);
        Inputs inputs = DriftingRows.generate(1, 1).get(0).inputs();
        trainer.predict("first", 10, inputs);
        trainer.predict("second", 20, inputs);
        assertThat(trainer.label("first", 0, 2, 1)).isInstanceOf(LabelOutcome.Joined.class);
        trainer.predict("third", 30, inputs);
        LabelOutcome.Joined second = (LabelOutcome.Joined) trainer.label("second", 0, 2, 1);
        trainer.label("third", 0, 2, 1);

        // the second was predicted before the first label came: no_change had nothing to say and so says class 0
        assertThat(second.predictionTime()).isEqualTo(20);
        ClassEvaluation noChange = (ClassEvaluation) trainer.evaluation("no_change");
        assertThat(noChange.confusion().count(0, 2)).isEqualTo(2);
        assertThat(noChange.confusion().count(2, 2)).isEqualTo(1);
        assertThat(((ClassEvaluation) trainer.evaluation("nb")).noChangeAccuracy())
                .isEqualTo(1.0 / 3);
    }

    @Test
    void calls_writeLittle() {
        PrequentialTrainer trainer = open(LEARNERS, state);
        List<JournalEntry> rows = DriftingRows.generate(1, 2);
        trainer.predict("a", 1, rows.get(0).inputs());
        assertThat(state.writes).as("the example and the counters").isEqualTo(2);
        trainer.label("a", 0, 1, 1);
        trainer.predict("b", 1, rows.get(1).inputs());
        int before = state.writes;
        trainer.label("b", 0, 1, 1);
        assertThat(state.writes - before)
                .as("the example, the journal and the counters")
                .isEqualTo(3);
    }

    @Test
    void calls_aboutUnknownOrKnownIds_areCountedAndChangeNothingElse() {
        PrequentialTrainer trainer = open(LEARNERS, state);
        Inputs inputs = DriftingRows.generate(1, 1).get(0).inputs();
        assertThat(trainer.label("never", 0, 0, 1)).isEqualTo(new LabelOutcome.Unmatched());
        assertThat(trainer.timeout("never")).isEmpty();
        trainer.predict("a", 1, inputs);
        assertThat(trainer.predict("a", 1, inputs)).isEmpty();
        trainer.label("a", 61, 0, 1);
        Map<String, String> hashes = trainer.hashes();
        assertThat(trainer.label("a", 0, 1, 1)).isEqualTo(new LabelOutcome.Unmatched());
        assertThat(trainer.timeout("a")).isEmpty();
        assertThat(trainer.label("a", 0, 0, 1)).isEqualTo(new LabelOutcome.Unmatched());
        assertThat(trainer.hashes()).isEqualTo(hashes);
        assertThat(trainer.counters())
                .isEqualTo(Counters.of(Map.of(
                        Count.PREDICTIONS, 1L,
                        Count.JOINED, 1L,
                        Count.UNMATCHED, 3L,
                        Count.DUPLICATES, 1L,
                        Count.LABEL_DELAY, 60L)));
        assertThat(open(LEARNERS, state).counters()).isEqualTo(trainer.counters());
    }

    @Test
    void calls_thatCannotBeUsed_changeNothing() {
        PrequentialTrainer trainer = open(LEARNERS, state);
        Inputs tooLarge = Inputs.numbers(1, 2, 3, 4, 5, 1e200);
        assertThatThrownBy(() -> trainer.predict("a", 1, tooLarge))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("constant");
        assertThatThrownBy(() -> trainer.label("a", 0, 3, 1)).isInstanceOf(UnusableInputException.class);
        assertThat(state.writes).isZero();
    }

    @Test
    void challenger_addedLater_startsThereAndIsJudgedFromThere() {
        PrequentialTrainer trainer = open(LEARNERS, state);
        List<JournalEntry> rows = DriftingRows.generate(9, 1_000);
        learn(trainer, rows, 0, 500);
        Map<String, LearnerSpec> more = new LinkedHashMap<>(LEARNERS);
        more.put("late", new LearnerSpec("trees.HoeffdingTree", 1));
        more.remove("efdt");
        trainer = open(more, state);
        learn(trainer, rows, 500, 700);
        trainer = open(more, state);
        learn(trainer, rows, 700, 1_000);

        assertThat(trainer.evaluation("late").count()).isEqualTo(500);
        assertThat(trainer.evaluation("champion").count()).isEqualTo(1_000);
        assertThat(trainer.snapshot("late").orElseThrow().learned()).isGreaterThan(0);
        assertThat(trainer.snapshot("late").orElseThrow().position())
                .isEqualTo(trainer.snapshot("late").orElseThrow().learned() + 500);
        assertThat(state.chunks.keySet()).noneMatch(key -> key.startsWith("efdt"));
    }

    @Test
    void learner_withAnotherDefinitionUnderItsName_isRefused() {
        learn(open(LEARNERS, state), DriftingRows.generate(9, 10), 0, 10);
        Map<String, LearnerSpec> changed = new LinkedHashMap<>(LEARNERS);
        changed.put("nb", new LearnerSpec("bayes.NaiveBayes", 2));
        assertThatThrownBy(() -> open(changed, state))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContainingAll("learner 'nb'", "seed 1", "seed 2");
    }

    @Test
    void state_withAnEntryMissing_isRefused() {
        learn(open(LEARNERS, state), DriftingRows.generate(9, 10), 0, 10);
        state.journal.remove(4L);
        assertThatThrownBy(() -> open(LEARNERS, state))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("entries are missing");
    }

    @Test
    void ask_changesNothing() {
        PrequentialTrainer trainer = open(LEARNERS, state);
        List<JournalEntry> rows = DriftingRows.generate(9, 300);
        learn(trainer, rows, 0, 300);
        Map<String, String> hashes = trainer.hashes();
        int writes = state.writes;
        assertThat(trainer.ask(rows.get(0).inputs()))
                .extracting(Prediction::learner)
                .containsExactly("champion", "efdt", "nb", "majority", "no_change");
        assertThat(trainer.hashes()).isEqualTo(hashes);
        assertThat(state.writes).isEqualTo(writes);
    }

    private static void learn(PrequentialTrainer trainer, List<JournalEntry> rows, int from, int to) {
        for (int i = from; i < to; i++) {
            trainer.predict("e" + i, i, rows.get(i).inputs());
            trainer.label("e" + i, 0, rows.get(i).label(), 1);
        }
    }
}
