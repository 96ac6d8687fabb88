package io.millrace.features.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The error bounds of what is not exact, over streams that go far beyond what is kept. */
class SketchBoundsTest {

    private static final int PARTS = 16;

    /** Gives the values to as many partials as there are panes, and merges these. */
    private static Partial merged(Aggregate aggregate, Stream<?> values) {
        Partial[] parts = new Partial[PARTS];
        Arrays.setAll(parts, i -> aggregate.create());
        int[] next = {0};
        values.forEach(value -> parts[next[0]++ % PARTS].add(Objects.requireNonNull(aggregate.admit(value)), next[0]));
        Partial total = aggregate.create();
        for (Partial part : parts) {
            total.merge(part);
        }
        return total;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 11, 14})
    void approxDistinct_ofManyValues_isWithinFourStandardErrors(int precision) {
        ApproxDistinct aggregate = new ApproxDistinct(precision);
        for (int distinct : new int[] {10, 300, 5_000, 200_000}) {
            Stream<String> values =
                    new Random(distinct).ints(2L * distinct, 0, distinct).mapToObj(i -> "user" + i);
            long exact = new Random(distinct)
                    .ints(2L * distinct, 0, distinct)
                    .distinct()
                    .count();
            Long estimate = (Long) merged(aggregate, values).result(0);
            assertThat(estimate).isCloseTo(exact, within((long) Math.ceil(4 * aggregate.standardError() * exact)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.95, 0.999, 1})
    void percentile_ofManyValues_isWithinItsRelativeError(double at) {
        double[] values = new Random(7)
                .doubles(50_000)
                .map(x -> Math.exp(20 * x - 10) * (x < 0.2 ? -1 : 1))
                .toArray();
        Percentile aggregate = new Percentile(at, 0.02);
        Double estimate =
                (Double) merged(aggregate, Arrays.stream(values).boxed()).result(0);
        Arrays.sort(values);
        double exact = values[(int) (at * (values.length - 1))];
        assertThat(estimate).isCloseTo(exact, within(0.02 * Math.abs(exact) * (1 + 1e-9)));
    }

    @Test
    void percentile_ofValuesThatSpanTooMuch_isRightAtTheUpperEnd() {
        Percentile aggregate = new Percentile(1, 0.001);
        Partial partial = merged(
                aggregate,
                new Random(3).doubles(20_000).map(x -> Math.exp(600 * x)).boxed());
        double largest =
                new Random(3).doubles(20_000).map(x -> Math.exp(600 * x)).max().orElseThrow();
        assertThat((Double) partial.result(0)).isCloseTo(largest, within(0.001 * largest * (1 + 1e-9)));
    }

    @Test
    void topK_ofManyValues_isTooSmallByNoMoreThanItsBound() {
        int events = 100_000;
        TopK aggregate = new TopK(5);
        List<String> values = new Random(5)
                .doubles(events)
                .mapToObj(x -> "page" + (int) (1 / (x + 1e-4)))
                .toList();
        Map<String, Long> exact = new HashMap<>();
        values.forEach(value -> exact.merge(value, 1L, Long::sum));
        Map<?, ?> top = (Map<?, ?>)
                Objects.requireNonNull(merged(aggregate, values.stream()).result(0));
        assertThat(exact).hasSizeGreaterThan(5 * aggregate.counters());
        assertThat(top).hasSize(5);
        top.forEach((page, count) -> {
            long exactly = Objects.requireNonNull(exact.get((String) page));
            assertThat((Long) count).isBetween(exactly - events / aggregate.counters(), exactly);
        });
        long fifth = exact.values().stream()
                .sorted((a, b) -> Long.compare(b, a))
                .skip(4)
                .findFirst()
                .orElseThrow();
        top.keySet().forEach(page -> assertThat(exact.get((String) page))
                .isGreaterThanOrEqualTo(fifth - events / aggregate.counters()));
    }

    @Test
    void by_beyondItsCategories_poolsTheRest_andLosesNothing() {
        By aggregate = new By(new Count(), 3);
        Partial partial =
                merged(aggregate, new Random(9).ints(10_000, 0, 40).mapToObj(i -> new Categorised("c" + i, true)));
        Map<?, ?> counts = (Map<?, ?>) Objects.requireNonNull(partial.result(0));
        assertThat(counts).hasSize(4);
        assertThat(new LinkedHashMap<>(counts).keySet().toArray()[3]).isEqualTo(By.OTHERS);
        assertThat(counts.values().stream().mapToLong(Long.class::cast).sum()).isEqualTo(10_000);
    }

    @Test
    void distinctAndEntropy_beyondTheirBound_sayWhatToDo() {
        Partial distinct = merged(new Distinct(50), new Random(1).ints(1_000).mapToObj(i -> (long) i));
        assertThat(distinct.result(0)).isNull();
        assertThat(distinct.refusal())
                .isEqualTo("there are more than 50 distinct values: raise bound, or use approx_distinct");
        Partial entropy = merged(new Entropy(50), new Random(1).ints(1_000).mapToObj(i -> (long) i));
        assertThat(entropy.refusal()).isEqualTo("there are more than 50 distinct values: raise bound, or group them");
    }
}
