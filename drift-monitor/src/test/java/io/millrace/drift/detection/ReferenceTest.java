package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReferenceTest {

    private static final List<WatchedFeature> FEATURES = List.of(WatchedFeature.numeric("x"));
    private static final ReferenceInterval INTERVAL = new ReferenceInterval(100, 300);

    @Test
    void version_isOfTheContent() {
        WindowProfile first = profile(100, "a", 1.0);
        WindowProfile second = profile(200, "b", 2.0);
        Reference reference = Reference.of(FEATURES, INTERVAL, List.of(first, second));
        assertThat(reference.version()).isEqualTo("a8be33cebfe880e0");
        assertThat(Reference.of(FEATURES, INTERVAL, List.of(second, first)).version())
                .isEqualTo(reference.version());
        assertThat(Reference.of(FEATURES, INTERVAL, List.of(first, profile(200, "b", 2.5)))
                        .version())
                .isNotEqualTo(reference.version());
        Reference read = Reference.fromBytes(FEATURES, reference.toBytes());
        assertThat(read.version()).isEqualTo(reference.version());
        assertThat(read.interval()).isEqualTo(INTERVAL);
    }

    @Test
    void of_emptyWindowsLeftOut_coversTheInterval() {
        Reference reference = Reference.of(FEATURES, INTERVAL, List.of(profile(200, "b", 2.0)));
        assertThat(reference.interval()).isEqualTo(INTERVAL);
        assertThat(reference.profile().rows()).isEqualTo(1);
    }

    @Test
    void of_windowAcrossTheEnd_isRefused() {
        assertThatThrownBy(() -> Reference.of(FEATURES, INTERVAL, List.of(profile(250, "a", 1.0))))
                .hasMessageContaining("window [250, 350) is not inside the reference interval [100, 300)");
    }

    @Test
    void interval_isCompleteWhenProgressReachesItsEnd() {
        assertThat(INTERVAL.isComplete(299)).isFalse();
        assertThat(INTERVAL.isComplete(300)).isTrue();
    }

    private static WindowProfile profile(long start, String id, double value) {
        return new WindowProfileBuilder(start, start + 100, 1, 10)
                .add(Row.of(id, start, null, value))
                .build();
    }
}
