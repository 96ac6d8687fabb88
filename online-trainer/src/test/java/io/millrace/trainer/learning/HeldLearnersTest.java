package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.EvaluationSpec;
import io.millrace.runtime.project.LabelRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Learners that do not learn for a while, or begin anew. */
final class HeldLearnersTest {

    private static final LearnerSpec BAYES = new LearnerSpec("bayes.NaiveBayes", 1);
    private static final List<JournalEntry> ROWS = DriftingRows.generate(3, 300);

    private final MapTrainerState state = new MapTrainerState();

    private PrequentialTrainer open() {
        return new PrequentialTrainer(
                new TrainerDefinition(
                        DriftingRows.SCHEMA,
                        Map.of("bayes", BAYES),
                        LabelRules.NONE,
                        EvaluationSpec.USUAL,
                        null,
                        new SnapshotPolicy(2_000),
                        500),
                ConformanceCases.FACTORY,
                state);
    }

    private static void learn(PrequentialTrainer trainer, int from, int to) {
        for (int i = from; i < to; i++) {
            trainer.predict("e" + i, i, ROWS.get(i).inputs());
            trainer.label("e" + i, 0, ROWS.get(i).label(), 1);
        }
    }

    private static double[] said(Learner learner) {
        return learner.predict(ROWS.get(0).inputs());
    }

    private double[] said() {
        return open().ask(ROWS.get(0).inputs()).get(0).scores();
    }

    private static Learner learned(int from, int to) {
        Learner learner = ConformanceCases.FACTORY.create(BAYES, DriftingRows.SCHEMA);
        ConformanceCases.learn(learner, ROWS.subList(from, to));
        return learner;
    }

    @Test
    void learners_doNotLearn_untilTheLastCauseHasGone_andAreJudged() {
        learn(open(), 0, 100);
        assertThat(open().freeze("a")).isTrue();
        assertThat(open().freeze("a")).isFalse();
        assertThat(open().freeze("b")).isTrue();
        learn(open(), 100, 150);
        assertThat(open().thaw("a")).isTrue();
        assertThat(open().thaw("a")).isFalse();
        learn(open(), 150, 200);
        assertThat(said()).isEqualTo(said(learned(0, 100)));
        assertThat(open().evaluation("bayes").count()).isEqualTo(200);
        assertThat(open().thaw("b")).isTrue();
        learn(open(), 200, 300);
        Learner expected = learned(0, 100);
        ConformanceCases.learn(expected, ROWS.subList(200, 300));
        assertThat(said()).isEqualTo(said(expected));
        assertThat(open().evaluation("majority").count()).isEqualTo(300);
    }

    @Test
    void learners_learnAgain_whateverHeldThem_whenNoCauseIsNamed() {
        assertThat(open().thaw("")).isFalse();
        open().freeze("a");
        open().freeze("b");
        assertThat(TrainerCopy.frozen(state)).containsExactly("a", "b");
        assertThat(open().thaw("")).isTrue();
        assertThat(TrainerCopy.frozen(state)).isEmpty();
        learn(open(), 0, 10);
        assertThat(said()).isEqualTo(said(learned(0, 10)));
    }

    @Test
    void learner_thatIsReset_beginsAnew_alone() {
        learn(open(), 0, 100);
        Snapshot taken = open().reset("bayes");
        assertThat(taken.learned()).isZero();
        assertThat(open().untrained("bayes")).isTrue();
        learn(open(), 100, 300);
        assertThat(said()).isEqualTo(said(learned(100, 300)));
        assertThat(open().evaluation("bayes").count()).isEqualTo(300);
        assertThatThrownBy(() -> open().reset("bays"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("did you mean 'bayes'");
    }
}
