package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Inputs that the labels depend on, and some that they do not. */
final class ImportanceTest {

    @Test
    void ofNumbers_whatTheLabelDependsOnComesFirst() {
        List<JournalEntry> rows = DriftingNumbers.generate(3, 6_000).subList(0, 3_000);
        Learner learner = ConformanceCases.FACTORY.create(
                new LearnerSpec("trees.FIMTDD", ConformanceCases.SEED), DriftingNumbers.SCHEMA);
        ConformanceCases.learn(learner, rows);
        byte[] before = learner.save();
        List<Importance> importances = Importance.of(learner, DriftingNumbers.SCHEMA, rows.subList(2_000, 3_000));
        assertThat(importances.subList(0, 2)).extracting(Importance::input).containsExactly("amount", "rate");
        assertThat(importances.get(1).value()).isGreaterThan(1);
        assertThat(importances)
                .filteredOn(one -> one.input().equals("constant"))
                .singleElement()
                .satisfies(constant -> assertThat(constant.value()).isZero());
        assertThat(learner.save()).isEqualTo(before);
    }

    @Test
    void ofClasses_isTheScoreThatIsLost() {
        List<JournalEntry> rows = DriftingRows.generate(3, 6_000).subList(0, 3_000);
        Learner learner = ConformanceCases.create("trees.HoeffdingTree");
        ConformanceCases.learn(learner, rows);
        List<Importance> importances = Importance.of(learner, DriftingRows.SCHEMA, rows.subList(2_000, 3_000));
        assertThat(importances.get(0).input()).isEqualTo("amount");
        assertThat(importances.get(0).value()).isBetween(0.05, 1.0);
        assertThat(importances).isEqualTo(Importance.of(learner, DriftingRows.SCHEMA, rows.subList(2_000, 3_000)));
    }
}
