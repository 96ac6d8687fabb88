package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.runtime.project.EvaluationSpec;
import io.millrace.runtime.project.LabelRules;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A copy says what the trainer says, whenever it is asked. */
final class TrainerCopyTest {

    private static final LearnerSpec TREE = new LearnerSpec("trees.HoeffdingTree -g 50 -c 0.01", 1);
    private static final LearnerSpec BAYES = new LearnerSpec("bayes.NaiveBayes", 1);
    private static final int ROWS = 2_000;

    private final TrainerDefinition definition = new TrainerDefinition(
            DriftingRows.SCHEMA,
            learners(),
            LabelRules.NONE,
            EvaluationSpec.USUAL,
            null,
            new SnapshotPolicy(15_000),
            1_000);
    private final List<JournalEntry> rows = DriftingRows.generate(5, ROWS);
    private final MapTrainerState state = new MapTrainerState();
    private final PrequentialTrainer trainer = new PrequentialTrainer(definition, ConformanceCases.FACTORY, state);
    private final TrainerCopy copy = new TrainerCopy(definition, ConformanceCases.FACTORY);

    private static Map<String, LearnerSpec> learners() {
        Map<String, LearnerSpec> learners = new LinkedHashMap<>();
        learners.put("tree", TREE);
        learners.put("bayes", BAYES);
        return learners;
    }

    private void learn(int row) {
        trainer.predict("e" + row, row, rows.get(row).inputs());
        trainer.label("e" + row, row, rows.get(row).label(), 1);
    }

    private void check(TrainerReads reads) {
        List<Inputs> questions =
                rows.subList(0, 20).stream().map(JournalEntry::inputs).toList();
        TrainerCopy.Answer answer = copy.ask(reads, questions, false);
        assertThat(answer.learner()).isEqualTo(trainer.champion());
        assertThat(answer.version()).isEqualTo(trainer.version(answer.learner()));
        for (int i = 0; i < questions.size(); i++) {
            assertThat(answer.predictions().get(i).scores())
                    .isEqualTo(trainer.ask(questions.get(i)).get(0).scores());
        }
        assertThat(bytes(copy.evaluations(reads))).isEqualTo(bytes(trainer.evaluations()));
        assertThat(TrainerCopy.counters(reads)).isEqualTo(trainer.counters());
    }

    private static Map<String, String> bytes(Map<String, Map<Span, Evaluation>> evaluations) {
        Map<String, String> bytes = new TreeMap<>();
        evaluations.forEach((learner, spans) -> spans.forEach((span, evaluation) ->
                bytes.put(learner + " " + span, HexFormat.of().formatHex(evaluation.toBytes()))));
        return bytes;
    }

    @Test
    void copy_saysWhatTheTrainerSays_throughSnapshotsPromotionsAndRestores() {
        Random random = new Random(2);
        check(state);
        for (int row = 0; row < ROWS; row++) {
            learn(row);
            if (row == 700) {
                trainer.promote("bayes", "a try");
            }
            if (row == 1_300) {
                putBack();
            }
            if (random.nextInt(40) == 0) {
                check(state);
            }
        }
        check(state);
        assertThat(trainer.version("bayes")).isGreaterThan(3);
        assertThat(copy.ask(state, List.of(rows.get(0).inputs()), false).learned())
                .isLessThan(ROWS);
    }

    private void putBack() {
        LiveModel model =
                LiveModel.create(ConformanceCases.FACTORY, BAYES, DriftingRows.SCHEMA, new SnapshotPolicy(1 << 20), 0);
        rows.subList(0, 100).forEach(model::replay);
        List<byte[]> pieces = SnapshotChunks.split(model.snapshot(), 1_000);
        for (int piece = 0; piece < pieces.size(); piece++) {
            trainer.restore("bayes", piece, pieces.size(), pieces.get(piece), false);
        }
    }

    /** Examples that all have learned are kept for that, so that an answer does not depend on when the last snapshot was. */
    @Test
    void explanations_leadFromWhatIsUsualToTheScore() {
        Inputs asked = rows.get(ROWS - 1).inputs();
        assertThat(contributions(asked)).as("nothing is known yet").containsOnly(0.0);
        for (int row = 0; row < ROWS; row++) {
            learn(row);
            if (row % 100 == 99) {
                contributions(asked);
            }
        }
        double usual = rows.subList(ROWS - Journal.KEPT, ROWS).stream()
                .mapToDouble(known -> trainer.ask(known.inputs()).get(0).scores()[label(asked)])
                .average()
                .orElseThrow();
        assertThat(explain(asked).base()).isCloseTo(usual, within(1e-12));
        assertThat(contributions(asked)).isEqualTo(contributions(asked));
    }

    private int label(Inputs asked) {
        return trainer.ask(asked).get(0).predicted();
    }

    private Explanation explain(Inputs asked) {
        return copy.ask(state, List.of(asked), true).explanations().get(0);
    }

    private List<Double> contributions(Inputs asked) {
        Explanation explanation = explain(asked);
        double sum = explanation.contributions().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(explanation.base() + sum).isCloseTo(trainer.ask(asked).get(0).scores()[label(asked)], within(1e-9));
        return explanation.contributions();
    }

    @Test
    void state_thatIsBeingWritten_isReadAgain_andRefusedWhenItNeverGetsWhole() {
        for (int row = 0; row < 600; row++) {
            learn(row);
        }
        check(new Torn(state, 5));
        assertThatThrownBy(() -> new TrainerCopy(definition, ConformanceCases.FACTORY)
                        .ask(
                                new Torn(state, Integer.MAX_VALUE),
                                List.of(rows.get(0).inputs()),
                                false))
                .isInstanceOf(UnreadableStateException.class);
    }

    /** Lacks the second piece of snapshots for some reads. */
    private static final class Torn implements TrainerReads {
        private final TrainerReads whole;
        private int left;

        Torn(TrainerReads whole, int times) {
            this.whole = whole;
            this.left = times;
        }

        @Override
        public byte @Nullable [] row(TrainerRow row) {
            return whole.row(row);
        }

        @Override
        public void readJournal(long from, BiConsumer<Long, byte[]> reader) {
            whole.readJournal(from, reader);
        }

        @Override
        public byte @Nullable [] own(String learner, String key) {
            return whole.own(learner, key);
        }

        @Override
        public byte @Nullable [] snapshotChunk(String learner, int index) {
            return index == 1 && left-- > 0 ? null : whole.snapshotChunk(learner, index);
        }
    }
}
