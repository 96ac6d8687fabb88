package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.PreparationSpec;
import io.millrace.runtime.project.PromotionRule.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a learner of numbers has to pass to be offered, and that {@code docs/reference/learners.md} says it. */
final class RegressorConformanceTest {
    private static final int ROWS = 2_500;
    private static final List<JournalEntry> ALL = DriftingNumbers.generate(1, 2 * ROWS);
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
        NumberEvaluation evaluation = new NumberEvaluation();
        double[] last = {ALL.get(ROWS - 1).label()};
        Conformance conformance = Conformance.of(spec(options), DriftingNumbers.SCHEMA, ALL, (said, row) -> {
            evaluation.add(new JudgedNumber(said[0], row.label(), last[0], 1));
            last[0] = row.label();
        });
        String row = conformance.row(options, evaluation.figure(Metric.MASE))
                + Conformance.grown(spec(options), DriftingNumbers.SCHEMA, DriftingNumbers.generate(2, GROWN));
        assertThat(conformance.passed()).as(row).isTrue();
        assertThat(DOCUMENT).content().contains(row);
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
        assertThatThrownBy(() -> learner.learn(ALL.get(0).inputs(), Double.NaN, 1))
                .isInstanceOf(UnusableInputException.class);
        assertThatThrownBy(() -> learner.learn(ALL.get(0).inputs(), -1e101, 1)).hasMessageContaining("magnitude");
    }
}
