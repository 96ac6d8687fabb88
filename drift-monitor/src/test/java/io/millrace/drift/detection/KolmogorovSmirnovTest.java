package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KolmogorovSmirnovTest {

    @Test
    void test_tiesAcrossSamples_steppedOverTogether() {
        // F: 1/4 at 1, 3/4 at 2, 1 at 3; G: 1/5 at 2, 2/5 at 3, 1 at 4. Largest difference 1 - 2/5 at 3
        TestResult result = KolmogorovSmirnov.test(sample(3, 2, 1, 2), sample(4, 2, 3, 4, 4));
        assertThat(result.statistic()).isCloseTo(0.6, within(1e-12));
        double noise = 0.8687 * Math.sqrt(1 / result.nEffReference() + 1 / result.nEffCurrent());
        assertThat(result.effect())
                .isCloseTo(
                        Math.sqrt(Math.max(0, result.statistic() * result.statistic() - noise * noise)), within(1e-3));
        assertThat(result.direction()).isEqualTo(Direction.UP);
        assertThat(KolmogorovSmirnov.test(sample(4, 2, 3, 4, 4), sample(3, 2, 1, 2))
                        .direction())
                .isEqualTo(Direction.DOWN);
    }

    @Test
    void test_sameValues_areNoDistance() {
        TestResult result = KolmogorovSmirnov.test(sample(5, 5, 5, 1), sample(5, 1, 5, 5));
        assertThat(result.statistic()).isZero();
        assertThat(result.pValue()).isEqualTo(1);
    }

    @Test
    void test_spreadAlone_isShape() {
        TestResult result = KolmogorovSmirnov.test(sample(-1, 0, 0, 1), sample(-9, -8, 8, 9));
        assertThat(result.statistic()).isCloseTo(0.5, within(1e-12));
        assertThat(result.direction()).isEqualTo(Direction.SHAPE);
    }

    /** Critical values of the limit distribution as tables print them (Smirnov 1948), three or four digits. */
    @ParameterizedTest
    @CsvSource({"1.0727, 0.20", "1.2238, 0.10", "1.3581, 0.05", "1.5174, 0.02", "1.6276, 0.01", "1.9495, 0.001"})
    void upperTail_publishedCriticalValues(double lambda, double tail) {
        assertThat(KolmogorovSmirnov.upperTail(lambda)).isCloseTo(tail, within(tail * 2e-3));
    }

    @Test
    void upperTail_bothSeries_meet() {
        assertThat(KolmogorovSmirnov.upperTail(1 - 1e-9)).isCloseTo(KolmogorovSmirnov.upperTail(1), within(1e-8));
        assertThat(KolmogorovSmirnov.upperTail(0)).isEqualTo(1);
    }

    /**
     * Against the exact distribution, by counting paths, down to 1e-8. The lower bound is for equal sizes, whose distances
     * are multiples of 1 / n: for unlike sizes the p-value is hardly ever too small.
     */
    @ParameterizedTest
    @CsvSource({"30, 30", "30, 43", "40, 43", "60, 60", "30, 300", "200, 200"})
    void pValue_againstExact_isCloseAndNotMuchTooSmall(int n, int m) {
        double size = EffectiveSize.ofDifference(n, m);
        for (double distance = 0.1; distance < 0.8; distance += 0.01) {
            double exact = exactTail(n, m, distance);
            if (exact > 1e-8 && exact < 0.2) {
                assertThat(KolmogorovSmirnov.pValue(distance, size))
                        .as("n %d, m %d, D %.2f", n, m, distance)
                        .isBetween(exact * (n == m ? 0.6 : 0.85), exact * (n == m ? 20 : 4));
            }
        }
    }

    /** P(D >= distance) without ties: draws from an urn of n and m, probability of ever being that far apart. */
    private static double exactTail(int n, int m, double distance) {
        double[][] at = new double[n + 1][m + 1];
        at[0][0] = 1;
        double out = 0;
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (Math.abs(i / (double) n - j / (double) m) >= distance - 1e-12) {
                    out += at[i][j];
                    continue;
                }
                double left = n + m - i - j;
                if (i < n) {
                    at[i + 1][j] += at[i][j] * (n - i) / left;
                }
                if (j < m) {
                    at[i][j + 1] += at[i][j] * (m - j) / left;
                }
            }
        }
        return out;
    }

    private static NumericSample sample(double... values) {
        List<Object> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return NumericSample.of(
                new ClusteredValues(List.of(), list, Collections.nCopies(values.length, 1.0), values.length));
    }
}
