package io.millrace.benchmarks.drift.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmarks.drift.stream.Column;
import org.junit.jupiter.api.Test;

/** Distances by hand. */
final class DistanceTest {

    private static final Column FOUR = Column.numbers(1, 2, 3, 4);

    @Test
    void anyDistance_ofTheSameRows_isNothing() {
        assertThat(new Wasserstein().between(FOUR, FOUR)).isZero();
        assertThat(new KolmogorovSmirnov().between(FOUR, FOUR)).isZero();
        assertThat(new JensenShannon().between(FOUR, FOUR)).isZero();
        assertThat(new StabilityIndex().between(FOUR, FOUR)).isZero();
    }

    @Test
    void wasserstein_ofAShift_isTheShiftInDeviations() {
        assertThat(new Wasserstein().between(FOUR, FOUR.map(value -> value + 3)))
                .isCloseTo(3 / Math.sqrt(1.25), within(1e-12));
    }

    @Test
    void kolmogorovSmirnov_ofHalfTheRows_isHalf() {
        assertThat(new KolmogorovSmirnov().between(FOUR, Column.numbers(1, 2))).isEqualTo(0.5);
    }

    @Test
    void jensenShannon_ofOtherCategories_isTheRootOfLog2() {
        assertThat(new JensenShannon().between(Column.categories(1, 1), Column.categories(2)))
                .isCloseTo(Math.sqrt(Math.log(2)), within(1e-12));
    }

    @Test
    void stabilityIndex_ofCategories_isTheSumOverTheirShares() {
        Column reference = Column.categories(1, 1, 2, 2);
        assertThat(new StabilityIndex().between(reference, Column.categories(1, 2, 2, 2)))
                .isCloseTo(0.25 * Math.log(2) + 0.25 * Math.log(1.5), within(1e-12));
    }

    @Test
    void expectedCounts_ofACategoryThatIsNew_haveNoChance() {
        assertThat(new ExpectedCounts(false).pValue(Column.categories(1, 2), Column.categories(1, 3)))
                .isZero();
    }

    @Test
    void expectedCounts_thatAreWhole_haveNoChanceOfARareCategory() {
        Column reference = Column.categories(1, 1, 1, 2);
        assertThat(new ExpectedCounts(true).pValue(reference, Column.categories(1, 1)))
                .isZero();
        assertThat(new ExpectedCounts(false).pValue(reference, Column.categories(1, 1)))
                .isGreaterThan(0.05);
    }

    @Test
    void evidently_choosesByTheReference() {
        double[] few = new double[1_000];
        double[] many = new double[1_001];
        for (int i = 0; i < many.length; i++) {
            many[i] = i;
            few[Math.min(i, few.length - 1)] = i;
        }
        // a fifth of a deviation: the distance flags it, five rows are no evidence
        Column window = Column.numbers(160, 360, 560, 760, 960);
        assertThat(Evidently.of(Column.numbers(many)).flags(window)).isTrue();
        assertThat(Evidently.of(Column.numbers(few)).flags(window)).isFalse();
    }
}
