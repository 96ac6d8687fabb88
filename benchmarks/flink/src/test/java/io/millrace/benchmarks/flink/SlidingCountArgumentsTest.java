package io.millrace.benchmarks.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SlidingCountArgumentsTest {

    @Test
    void of_arguments_areInTheOrderOfTheComponents() {
        SlidingCount count = SlidingCount.of("broker", "registry", "topic", "200", "50", "3600000", "60000");
        assertThat(count).isEqualTo(new SlidingCount("broker", "registry", "topic", 200, 50, 3_600_000, 60_000));
        assertThat(count.windowsPerEvent()).isEqualTo(60);
    }

    @Test
    void of_windowThatIsNoMultiple_isRefused() {
        assertThatThrownBy(() -> SlidingCount.of("broker", "registry", "topic", "200", "50", "100", "30"))
                .hasMessageContaining("not a multiple");
    }

    @Test
    void of_nothingAfterTheWarmup_isRefused() {
        assertThatThrownBy(() -> SlidingCount.of("broker", "registry", "topic", "50", "50", "100", "10"))
                .hasMessageContaining("nothing to measure");
    }

    @Test
    void json_rate_isOneLine() {
        assertThat(new Rate(200, 50, 0.5).json())
                .isEqualTo("{\"events\":200,\"warmup\":50,\"seconds\":0.500,\"events_per_second\":300.0}");
    }
}
