package io.millrace.trainer.learning;

import static io.millrace.trainer.learning.ConformanceCases.learn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.PreparationSpec;
import io.millrace.runtime.project.PromotionRule.Metric;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a learner of numbers has to pass to be offered, and that {@code docs/reference/learners.md} says it. */
final class RegressorConformanceTest {
    private static final int ROWS = 2_500;
    private static final List<JournalEntry> ALL = DriftingNumbers.generate(1, 2 * ROWS);
    private static final List<JournalEntry> FIRST = ALL.subList(0, ROWS);
    private static final List<JournalEntry> REST = ALL.subList(ROWS, 2 * ROWS);
    private static final int GROWN = 20_000;
    private static final Path DOCUMENT = Path.of("../docs/reference/learners.md");

    static Stream<String> learners() {
        return ConformanceCases.NUMBERS.stream();
    }

    private static LearnerSpec spec(String options) {
        return new LearnerSpec(options, PreparationSpec.STANDARD, ConformanceCases.SEED);
    }

    private static Learner create(String options) {
        return ConformanceCases.FACTORY.create(spec(options), DriftingNumbers.SCHEMA);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void learner_onDriftingNumbers_conforms(String options) {
        Learner learner = create(options);
        Learner twin = create(options);
        boolean pure = pure(learner, FIRST.subList(0, 1));
        learn(learner, FIRST);
        learn(twin, FIRST);
        byte[] saved = learner.save();
        boolean deterministic = Arrays.equals(saved, twin.save());
        pure &= pure(learner, REST.subList(0, 300));
        Learner restored = ConformanceCases.FACTORY.restore(spec(options), DriftingNumbers.SCHEMA, saved);
        boolean savable = Arrays.equals(saved, restored.save());
        NumberEvaluation evaluation = new NumberEvaluation();
        double last = FIRST.get(ROWS - 1).label();
        for (JournalEntry row : REST) {
            double[] said = learner.predict(row.inputs());
            savable &= Arrays.equals(said, restored.predict(row.inputs()));
            evaluation.add(new JudgedNumber(said[0], row.label(), last, 1));
            last = row.label();
            learn(learner, List.of(row));
            learn(restored, List.of(row));
        }
        boolean sameBytes = Arrays.equals(learner.save(), restored.save());
        boolean missing = surviveMissing(create(options));
        String row = String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s | %s | %s | %.3f | %s |",
                options,
                yes(deterministic),
                yes(savable),
                yes(pure),
                yes(missing),
                sameBytes ? "bytes and votes" : "votes",
                evaluation.figure(Metric.MASE),
                grown(options));
        assertThat(List.of(deterministic, savable, pure, missing))
                .as("deterministic, savable, predicting is pure, handles missing values")
                .containsOnly(true);
        assertThat(DOCUMENT).content().contains(row);
    }

    /** Size after many rows, saved and compressed. */
    private static String grown(String options) {
        Learner learner = create(options);
        learn(learner, DriftingNumbers.generate(2, GROWN));
        Snapshot snapshot = Snapshot.of(1, 0, 0, learner.describe(), learner.save());
        return String.format(
                Locale.ROOT, "%,.1f | %,.1f", snapshot.rawSize() / 1024.0, snapshot.compressedSize() / 1024.0);
    }

    private static boolean pure(Learner learner, List<JournalEntry> rows) {
        byte[] before = learner.save();
        rows.forEach(row -> learner.predict(row.inputs()));
        return Arrays.equals(before, learner.save());
    }

    private static boolean surviveMissing(Learner learner) {
        Inputs nothing = Inputs.of(DriftingNumbers.SCHEMA.attributes().size()).build();
        boolean finite = true;
        for (JournalEntry row : FIRST.subList(0, 500)) {
            learner.learn(nothing, row.label(), 1.0);
            learner.learn(row.inputs(), row.label(), 1.0);
            finite &= Double.isFinite(learner.predict(nothing)[0]) && Double.isFinite(learner.predict(row.inputs())[0]);
        }
        return finite;
    }

    private static String yes(boolean passed) {
        return passed ? "yes" : "NO";
    }

    @Test
    void learners_areOfOneKind() {
        assertThatThrownBy(() -> create("trees.HoeffdingTree"))
                .isInstanceOf(LearnerOptionsException.class)
                .hasMessageContaining("'trees.HoeffdingTree' predicts classes, and this model numbers")
                .hasMessageContaining("trees.FIMTDD");
        assertThatThrownBy(() -> ConformanceCases.create("trees.FIMTDD")).hasMessageContaining("predicts numbers");
        assertThatThrownBy(() -> create("majority")).hasMessageContaining("none for numbers");
        assertThatThrownBy(() -> ConformanceCases.create("mean")).hasMessageContaining("none for classes");
    }

    @Test
    void labels_thatAreNoNumbers_areRefused() {
        Learner learner = create("mean");
        assertThatThrownBy(() -> learner.learn(FIRST.get(0).inputs(), Double.NaN, 1))
                .isInstanceOf(UnusableInputException.class);
        assertThatThrownBy(() -> learner.learn(FIRST.get(0).inputs(), -1e101, 1))
                .hasMessageContaining("magnitude");
    }
}
