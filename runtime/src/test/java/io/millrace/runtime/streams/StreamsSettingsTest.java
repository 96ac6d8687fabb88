package io.millrace.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamsSettingsTest {

    private static @Nullable Object commitInterval(Path folder, Duration asked, Duration patience) {
        StreamsSettings settings = new StreamsSettings(
                new Cluster("localhost:1", "http://localhost:2", Map.of()),
                folder,
                "localhost:3",
                Processing.DEFAULT.committingEvery(asked),
                "dead");
        return settings.of(new Pipeline("app", new Topology(), patience)).get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
    }

    @Test
    void commitInterval_isThatAskedFor_unlessTheApplicationMayBeMorePatient(@TempDir Path folder) {
        assertThat(commitInterval(folder, Duration.ofMillis(100), Duration.ZERO))
                .isEqualTo(100L);
        assertThat(commitInterval(folder, Duration.ofMillis(100), Duration.ofMillis(500)))
                .isEqualTo(500L);
        assertThat(commitInterval(folder, Duration.ofSeconds(2), Duration.ofMillis(500)))
                .isEqualTo(2000L);
    }
}
