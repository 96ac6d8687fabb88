package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChiSquareTest {

    @ParameterizedTest
    @CsvSource({"3.841, 1, 0.05", "10.828, 1, 0.001", "5.991, 2, 0.05", "18.307, 10, 0.05", "124.342, 100, 0.05"})
    void upperTail_publishedCriticalValues(double x, int degrees, double tail) {
        assertThat(ChiSquareDistribution.upperTail(x, degrees)).isCloseTo(tail, within(tail * 1e-3));
    }

    @Test
    void upperTail_againstRecurrence() {
        for (int degrees = 1; degrees <= 40; degrees++) {
            for (double x = 0.25; x < 120; x *= 1.5) {
                double expected = GStatistic.chiSquareTail(x, degrees);
                assertThat(ChiSquareDistribution.upperTail(x, degrees)).isCloseTo(expected, within(expected * 1e-6));
            }
        }
    }

    /** 30 of a and 20 of b against 15 and 35: 100 (30 35 - 20 15)^2 / (45 55 50 50) = 9.0909. */
    @Test
    void test_twoByTwo_isTheTextbookFormula() {
        TestResult result = ChiSquare.test(counts(30, 20), counts(15, 35));
        assertThat(result.statistic()).isCloseTo(9.0909, within(1e-4));
        assertThat(result.pValue()).isCloseTo(0.002569, within(1e-6));
        // T = 0.3; noise = sqrt(0.45 0.55 / 25) = 0.0995
        assertThat(result.effect()).isCloseTo(Math.sqrt(0.09 - 0.0099), within(1e-9));
    }

    @Test
    void test_rareCategories_arePooledForThePValueOnly() {
        // expected 2, 1.5 and 1.5 are pooled with each other: a table of 45 and 5 against 45 and 5
        TestResult result = ChiSquare.test(counts(45, 4, 1, 0), counts(45, 0, 2, 3));
        assertThat(result.statistic()).isCloseTo(0, within(1e-12));
        assertThat(result.pValue()).isCloseTo(1, within(1e-9));
    }

    /**
     * Without drift, at a level of 0.001, over clustered and plain samples of 30 effective rows: Pearson's test stays close
     * to it, the G-test goes further over. 30,000 looks each; 30 expected, 4 standard deviations are 22.
     */
    @ParameterizedTest
    @CsvSource({"2, false", "5, false", "30, false", "300, false", "2, true", "5, true", "30, true", "300, true"})
    void pValue_withoutDrift_keepsItsLevel(int categories, boolean clustered) {
        SplittableRandom random = new SplittableRandom(categories);
        Supplier<Object> value = ClusteredRows.zipf(random, categories);
        int[] sizes = clustered ? ClusteredRows.longTail(120, 60) : ClusteredRows.single(30);
        int alarms = 0;
        int alarmsOfG = 0;
        double effect = 0;
        for (int i = 0; i < 30_000; i++) {
            CategoricalSample current = ClusteredRows.draw(sizes, value);
            CategoricalSample reference = ClusteredRows.draw(ClusteredRows.single(300), value);
            TestResult result = ChiSquare.test(reference, current);
            alarms += result.pValue() <= 0.001 ? 1 : 0;
            alarmsOfG += GStatistic.pValue(reference, current) <= 0.001 ? 1 : 0;
            effect += result.effect() / 30_000;
        }
        System.out.printf(
                Locale.ROOT,
                "%d categories, %s: chi-square %d, G %d of 30000 at 0.001; mean effect %.3f%n",
                categories,
                clustered ? "clustered" : "plain",
                alarms,
                alarmsOfG,
                effect);
        assertThat(alarms).isLessThan(53);
        assertThat(effect).isLessThan(0.05);
    }

    /** A share moves to a new category: the effect is that share, and not what noise makes of it. */
    @ParameterizedTest
    @CsvSource({"5, 60, 0.3", "30, 60, 0.3", "30, 200, 0.3", "300, 200, 0.3", "300, 200, 0.5", "300, 1000, 0.3"})
    void effect_knownShift_isHardlyBiased(int categories, int rows, double shift) {
        SplittableRandom random = new SplittableRandom(11);
        Supplier<Object> before = ClusteredRows.zipf(random, categories);
        Supplier<Object> after = () -> random.nextDouble() < shift ? "new" : before.get();
        double effect = 0;
        double raw = 0;
        for (int i = 0; i < 500; i++) {
            CategoricalSample reference = ClusteredRows.draw(ClusteredRows.single(2000), before);
            CategoricalSample current = ClusteredRows.draw(ClusteredRows.single(rows), after);
            effect += ChiSquare.test(reference, current).effect() / 500;
            raw += distance(reference, current) / 500;
        }
        System.out.printf(
                Locale.ROOT,
                "%d categories, %d rows, shift %.1f: effect %.3f, uncorrected %.3f%n",
                categories,
                rows,
                shift,
                effect,
                raw);
        assertThat(effect).isBetween(shift - 0.06, shift + 0.06);
    }

    private static double distance(CategoricalSample reference, CategoricalSample current) {
        double sum = 0;
        for (String category : reference.categories()) {
            sum += Math.max(0, reference.share(category) - current.share(category));
        }
        return sum;
    }

    private static CategoricalSample counts(int... counts) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            values.addAll(Collections.nCopies(counts[i], "c" + i));
        }
        return CategoricalSample.of(
                new ClusteredValues(List.of(), values, Collections.nCopies(values.size(), 1.0), values.size()));
    }
}
