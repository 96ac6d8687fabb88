package io.millrace.benchmarks.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

    private final Comparison comparison =
            new Comparison(Map.of("flights", Tolerance.EXACT, "delay", Tolerance.ROUNDING));

    private FeatureResult result(String feature) {
        return comparison.results().stream()
                .filter(result -> result.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void compare_withinTolerance_isEqual() {
        comparison.compare("1", Map.of("flights", 3L, "delay", 10.0), Map.of("flights", 3L, "delay", 10.000000005));
        assertThat(result("delay").equal()).isEqualTo(1);
        assertThat(result("delay").largest()).isBetween(4.9e-10, 5.1e-10);
        assertThat(comparison.examples()).isEmpty();
    }

    @Test
    void compare_beyondTolerance_isADifference() {
        comparison.compare("1", Map.of("flights", 3L, "delay", 10.0), Map.of("flights", 4L, "delay", 10.00000002));
        assertThat(result("flights")).isEqualTo(new FeatureResult("flights", 1, 0, 1 / 3.0, "exact"));
        assertThat(result("delay").equal()).isZero();
        assertThat(comparison.examples())
                .contains(new Difference("1", "flights", 3L, 4L), new Difference("1", "delay", 10.0, 10.00000002));
    }

    @Test
    void compare_otherThanZero_isInfinitelyFar() {
        comparison.compare("1", Map.of("flights", 0L, "delay", 0.0), Map.of("flights", 0L, "delay", 1e-300));
        assertThat(result("flights").equal()).isEqualTo(1);
        assertThat(result("delay")).isEqualTo(new FeatureResult("delay", 1, 0, Double.POSITIVE_INFINITY, "1e-9"));
    }

    @Test
    void compare_noValue_equalsNoValueOnly() {
        comparison.compare("1", Collections.singletonMap("delay", null), Collections.singletonMap("delay", null));
        comparison.compare("2", Collections.singletonMap("delay", null), Map.of("delay", 0.0));
        comparison.compare("3", Map.of("delay", 0.0), Collections.singletonMap("delay", null));
        assertThat(result("delay").compared()).isEqualTo(3);
        assertThat(result("delay").equal()).isEqualTo(1);
    }

    @Test
    void compare_aFeatureMissingOnEitherSideOrBoth_isADifference() {
        comparison.compare("1", Map.of("flights", 3L), Collections.singletonMap("delay", null));
        assertThat(comparison.examples())
                .containsExactlyInAnyOrder(
                        new Difference("1", "flights", 3L, Difference.MISSING),
                        new Difference("1", "delay", Difference.MISSING, null));
        comparison.compare("2", Map.of("unheard_of", 1L), Map.of());
        assertThat(result("flights")).isEqualTo(new FeatureResult("flights", 2, 0, Double.POSITIVE_INFINITY, "exact"));
        assertThat(result("unheard_of").equal()).isZero();
    }

    @Test
    void examples_areFive() {
        for (int i = 0; i < 10; i++) {
            comparison.compare("" + i, Map.of("flights", 1L, "delay", 1.0), Map.of("flights", 2L, "delay", 1.0));
        }
        assertThat(comparison.examples()).hasSize(5);
        assertThat(comparison.examples().get(4)).hasToString("flight 4, flights: expected 1, found 2");
    }
}
