package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.EvaluationSpec;
import io.millrace.runtime.project.LabelRules;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Learners that are put back, or have learned elsewhere. */
final class RestoreTest {

    private static final LearnerSpec BAYES = new LearnerSpec("bayes.NaiveBayes", 1);
    private static final String NAME = "bayes";
    private static final int CHUNK = 500;

    private final MapTrainerState state = new MapTrainerState();
    private final List<JournalEntry> rows = DriftingRows.generate(3, 300);

    private PrequentialTrainer open() {
        return open(Map.of(NAME, BAYES));
    }

    private PrequentialTrainer open(Map<String, LearnerSpec> learners) {
        return new PrequentialTrainer(
                new TrainerDefinition(
                        DriftingRows.SCHEMA,
                        learners,
                        LabelRules.NONE,
                        EvaluationSpec.USUAL,
                        null,
                        new SnapshotPolicy(1 << 20),
                        CHUNK),
                ConformanceCases.FACTORY,
                state);
    }

    private void learn(PrequentialTrainer trainer, int from, int to) {
        for (int i = from; i < to; i++) {
            trainer.predict("e" + i, i, rows.get(i).inputs());
            trainer.label("e" + i, 0, rows.get(i).label(), 1);
        }
    }

    private static String hash(Learner learner) {
        return HexFormat.of().formatHex(Digest.sha256(learner.save()));
    }

    /** A learner that has learned some of the rows, in pieces, as it was at a place of the journal. */
    private List<byte[]> pieces(int from, int to, long position) {
        LiveModel model =
                LiveModel.create(ConformanceCases.FACTORY, BAYES, DriftingRows.SCHEMA, new SnapshotPolicy(1 << 20), 0);
        rows.subList(from, to).forEach(model::replay);
        return SnapshotChunks.split(model.snapshot().at(position), CHUNK);
    }

    private Learner learned(int from, int to) {
        Learner learner = ConformanceCases.FACTORY.create(BAYES, DriftingRows.SCHEMA);
        ConformanceCases.learn(learner, rows.subList(from, to));
        return ConformanceCases.FACTORY.restore(BAYES, DriftingRows.SCHEMA, learner.save());
    }

    private Optional<Snapshot> put(PrequentialTrainer first, List<byte[]> pieces, boolean catchUp) {
        PrequentialTrainer trainer = first;
        Optional<Snapshot> taken = Optional.empty();
        for (int piece = 0; piece < pieces.size(); piece++) {
            taken = trainer.restore(NAME, piece, pieces.size(), pieces.get(piece), catchUp);
            trainer = piece + 1 < pieces.size() ? open() : trainer; // pieces survive a restart
        }
        return taken;
    }

    @Test
    void learner_putBack_goesOnFromThere() {
        PrequentialTrainer trainer = open();
        learn(trainer, 0, 200);
        List<byte[]> pieces = pieces(0, 100, 100);
        assertThat(pieces).hasSizeGreaterThan(2);
        Snapshot taken = put(trainer, pieces, false).orElseThrow();
        assertThat(taken.learned()).isEqualTo(100);
        assertThat(taken.position()).isEqualTo(200);
        assertThat(taken.hash()).isEqualTo(hash(learned(0, 100)));

        PrequentialTrainer restarted = open();
        learn(restarted, 200, 300);
        Learner expected = learned(0, 100);
        ConformanceCases.learn(expected, rows.subList(200, 300));
        assertThat(restarted.hashes()).containsEntry(NAME, hash(expected));
        assertThat(open().hashes()).containsEntry(NAME, hash(expected));
        assertThat(restarted.evaluation(NAME).count()).isEqualTo(300);
    }

    @Test
    void learner_thatHasLearnedElsewhere_catchesUp() {
        PrequentialTrainer trainer = open();
        learn(trainer, 0, 200);
        Snapshot taken = put(trainer, pieces(50, 150, 150), true).orElseThrow();
        Learner expected = learned(50, 150);
        ConformanceCases.learn(expected, rows.subList(150, 200));
        assertThat(taken.hash()).isEqualTo(hash(expected));
        assertThat(taken.learned()).isEqualTo(150);
        assertThat(open().hashes()).containsEntry(NAME, hash(expected));
    }

    @Test
    void longerStateThatWasBegunAndLeft_isNoPartOfTheNext() {
        PrequentialTrainer trainer = open();
        learn(trainer, 0, 200);
        for (int piece = 0; piece < 50; piece++) {
            trainer.restore(NAME, piece, 60, new byte[] {1, 2, 3}, false);
        }
        Snapshot taken = put(trainer, pieces(0, 100, 100), false).orElseThrow();
        assertThat(taken.version()).isEqualTo(open().version(NAME));
        assertThat(taken.hash()).isEqualTo(hash(learned(0, 100)));
        assertThat(state.snapshotChunk("#restore/" + NAME, 49)).isNull();
    }

    @Test
    void restoreBeforeAnotherHasBegun_leavesThatOneToBegin() {
        PrequentialTrainer first = open();
        learn(first, 0, 100);
        Map<String, LearnerSpec> three = new LinkedHashMap<>(Map.of(NAME, BAYES));
        three.put("late", BAYES);
        three.put("later", BAYES);
        PrequentialTrainer waiting = open(three);
        List<byte[]> pieces = pieces(0, 50, 50);
        for (int piece = 0; piece < pieces.size(); piece++) {
            waiting.restore(NAME, piece, pieces.size(), pieces.get(piece), false);
        }

        PrequentialTrainer restarted = open(three);
        learn(restarted, 100, 200);
        Learner late = learned(0, 0);
        ConformanceCases.learn(late, rows.subList(100, 200));
        assertThat(restarted.hashes())
                .containsEntry("late", hash(late))
                .containsEntry("later", hash(late))
                .isEqualTo(open(three).hashes());
    }

    @Test
    void statesThatDoNotFit_areRefused_andTheLearnerGoesOn() {
        PrequentialTrainer trainer = open();
        learn(trainer, 0, 50);
        Map<String, String> before = trainer.hashes();
        byte[] nonsense = {1, 2, 3};
        assertThatThrownBy(() -> trainer.restore(NAME, 0, 1, nonsense, false))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("'bayes' cannot be restored");
        assertThatThrownBy(() -> trainer.restore("nobody", 0, 1, nonsense, false))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("nobody");
        List<byte[]> ofTheFuture = pieces(0, 100, 100);
        for (int piece = 0; piece + 1 < ofTheFuture.size(); piece++) {
            trainer.restore(NAME, piece, ofTheFuture.size(), ofTheFuture.get(piece), true);
        }
        int last = ofTheFuture.size() - 1;
        assertThatThrownBy(() -> trainer.restore(NAME, last, last + 1, ofTheFuture.get(last), true))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("positions 0 to 50");
        assertThat(trainer.hashes()).isEqualTo(before);
        assertThat(open().hashes()).isEqualTo(before);
    }
}
