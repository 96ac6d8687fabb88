package io.millrace.features.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultHopTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    @ParameterizedTest
    @CsvSource({
        "PT0.064S, 1",
        "PT1S, 15",
        "PT1M, 900",
        "PT10M, 9000",
        "PT1H, 54000",
        "PT6H, 320000",
        "P1D, 1350000",
        "P7D, 8640000",
        "P64D, 86400000",
        "P365D, 86400000"
    })
    void of_commonWindows(Duration window, long hop) {
        assertThat(DefaultHop.of(window.toMillis())).isEqualTo(hop);
    }

    @Property
    void of_anyWindow_isTheLargestDivisorOfADayWithinTheWorstError(
            @ForAll @LongRange(min = 64, max = 40_000_000_000L) long window) {
        long hop = DefaultHop.of(window);
        assertThat((double) hop / window).isLessThanOrEqualTo(DefaultHop.WORST_RELATIVE_ERROR);
        assertThat(DAY % hop).isZero();
        assertThat(hop).isEqualTo(largestByTrial(window));
    }

    @Test
    void worstError_isReached() {
        assertThat((double) DefaultHop.of(64) / 64).isEqualTo(DefaultHop.WORST_RELATIVE_ERROR);
    }

    @Test
    void of_aWindowBelow64Milliseconds_isRefused() {
        assertThatThrownBy(() -> DefaultHop.of(63))
                .hasMessageContaining("63 ms")
                .hasMessageContaining("at least 64");
    }

    private static long largestByTrial(long window) {
        long unit = window < 64_000 ? 1 : 1000;
        long largest = 0;
        for (long hop = unit; hop <= Math.min(DAY, window / 64); hop += unit) {
            largest = DAY % hop == 0 ? hop : largest;
        }
        return largest;
    }
}
