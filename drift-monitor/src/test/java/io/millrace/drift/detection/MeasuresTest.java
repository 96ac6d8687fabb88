package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeasuresTest {

    private final SplittableRandom random = new SplittableRandom(6);

    private static ClusteredValues values(int size, Supplier<Object> next) {
        List<Object> values = Stream.generate(next).limit(size).toList();
        return new ClusteredValues(List.of(), values, Collections.nCopies(size, 1.0), size);
    }

    private NumericSample normal(int size, double mean, double deviation) {
        return NumericSample.of(values(size, () -> mean + deviation * random.nextGaussian()));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 5", "1, 10"})
    void of_normalsThatAreShifted_isTheSquareOfTheShift_andTheShift(double shift, double moved) {
        Measures measures = Measures.of(normal(100_000, 100, 10), normal(100_000, 100 + 10 * shift, 10));
        // tenths lose some of what densities would show
        assertThat(measures.psi()).isBetween(0.9 * shift * shift - 0.001, shift * shift + 0.001);
        assertThat(measures.wasserstein()).isCloseTo(moved, within(0.2));
    }

    @Test
    void of_smallSamplesOfOneDistribution_isAlmostNothingOnAverage() {
        double psi = 0;
        double moved = 0;
        double raw = 9 * (1 / 500.0 + 1 / 50.0);
        for (int run = 0; run < 400; run++) {
            Measures measures = Measures.of(normal(500, 0, 1), normal(50, 0, 1));
            psi += measures.psi() / 400;
            moved += measures.wasserstein() == null ? Double.NaN : measures.wasserstein() / 400;
        }
        // what is below nothing is nothing, so something is left of the noise: less than half; raw, values would have
        // moved by 0.2
        assertThat(psi).isLessThan(raw / 2);
        assertThat(moved).isLessThan(0.1);
    }

    @Test
    void of_categories_isTheIndexOfTheirShares() {
        CategoricalSample before = CategoricalSample.of(values(10_000, () -> random.nextDouble() < 0.5 ? "a" : "b"));
        CategoricalSample now = CategoricalSample.of(values(10_000, () -> random.nextDouble() < 0.8 ? "a" : "b"));
        Measures measures = Measures.of(before, now);
        assertThat(measures.psi()).isCloseTo(0.3 * Math.log(0.8 / 0.5) - 0.3 * Math.log(0.2 / 0.5), within(0.03));
        assertThat(measures.wasserstein()).isNull();
    }

    @Test
    void of_constants_isFinite() {
        NumericSample zero = NumericSample.of(values(50, () -> 0.0));
        NumericSample one = NumericSample.of(values(50, () -> 1.0));
        assertThat(Measures.of(zero, zero)).isEqualTo(new Measures(0, 0.0));
        assertThat(Measures.of(zero, one).psi()).isGreaterThan(3).isFinite();
        assertThat(Measures.of(zero, one).wasserstein()).isCloseTo(1, within(1e-9));
    }
}
