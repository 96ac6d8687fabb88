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
    void policies_sayWhoIsTakenAndWhoIsJudged() {
        ReferencePolicy first = new FirstWindows(300);
        assertThat(first.of(900, 500)).isEqualTo(new ReferenceInterval(500, 800));
        assertThat(first.takes(700, 800, 500)).isTrue();
        assertThat(first.judges(700, 800, 500)).isFalse();
        assertThat(first.judges(800, 900, 500)).isTrue();
        ReferencePolicy trailing = new TrailingWindows(1_600);
        assertThat(trailing.of(5_000, 0)).isEqualTo(new ReferenceInterval(3_400, 5_000));
        assertThat(trailing.takes(799, 899, 0)).isTrue();
        assertThat(trailing.judges(800, 900, 0)).isTrue();
        assertThat(trailing.blockLength(100)).isEqualTo(100);
        assertThat(trailing.blockLength(40)).isEqualTo(80);
        assertThat(INTERVAL.judges(200, 300, 0)).isFalse();
        assertThat(INTERVAL.takes(200, 300, 0)).isTrue();
    }

    private static WindowProfile profile(long start, String id, double value) {
        return new WindowProfileBuilder(start, start + 100, 1, 10)
                .add(Row.of(id, start, null, value))
                .build();
    }
}
