package io.millrace.benchmarks.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VectorsTest {

    private static final String LINE =
            "{'id': '7', 'fields': {'dep_delay': 20.0, 'plane_year': 2003, 'plane_seats': 100},"
                    + " 'features': {'origin_departures:delay_6h': 12.5, 'origin_departures:flights_1h': 3,"
                    + " 'plane_departures:idle': null}}\n";

    private final Vectors vectors;
    private final Path file;

    VectorsTest(@TempDir Path folder) throws Exception {
        this.vectors =
                new Vectors(new FlightsProject(Path.of(System.getProperty("millrace.examples"), "flights")).inputs());
        this.file = folder.resolve("vectors.jsonl");
    }

    private Map<String, @Nullable Object> seventh(String... lines) throws IOException {
        Files.writeString(file, String.join("", lines).replace('\'', '"'));
        return Objects.requireNonNull(vectors.read(file, Set.of("7")).get("7"));
    }

    @Test
    void read_takesFeaturesAndWhatIsComputed() throws IOException {
        assertThat(seventh(LINE, LINE.replace("'7'", "'8'")))
                .containsEntry("origin_departures:flights_1h", 3L)
                .containsEntry("plane_departures:idle", null)
                .containsEntry("dep_delay", 20.0)
                .containsEntry("seats", 100L)
                .containsEntry("age", 10.0)
                .containsEntry("above_usual", 7.5);
    }

    @Test
    void read_aFeatureThatIsNotThere_isLeftOut() throws IOException {
        assertThat(seventh(LINE.replace("'origin_departures:delay_6h': 12.5,", "")))
                .doesNotContainKeys("origin_departures:delay_6h", "above_usual", "plane_arrivals:delay")
                .containsKey("plane_departures:idle");
    }

    @Test
    void read_whatIsNoListOfVectors_saysWhere() {
        assertThatThrownBy(() -> seventh(LINE, LINE)).hasMessageContaining(":2: a second vector of event 7");
        assertThatThrownBy(() -> seventh(LINE, "{'id': '8'}")).hasMessageContaining(":2: this is no vector");
        assertThatThrownBy(() -> seventh("2013-01-01T10:17:00Z  7  {}"))
                .hasMessageContaining(":1: this is no vector. Print them with --json");
    }
}
