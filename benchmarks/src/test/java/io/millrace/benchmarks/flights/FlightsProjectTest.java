package io.millrace.benchmarks.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class FlightsProjectTest {

    private final FlightsProject project;

    FlightsProjectTest() throws Exception {
        this.project = new FlightsProject(Path.of(System.getProperty("millrace.examples"), "flights"));
    }

    @Test
    void tolerances_areStatedForEveryInput() {
        Map<String, TreeSet<String>> byTolerance = new TreeMap<>();
        project.tolerances().forEach((input, tolerance) -> byTolerance
                .computeIfAbsent(tolerance.text(), text -> new TreeSet<>())
                .add(input));
        assertThat(byTolerance).containsOnlyKeys("exact", "1e-9", "0.01 + 1e-9");
        assertThat(byTolerance.get("0.01 + 1e-9")).containsExactly("origin_departures:p90_1d");
        assertThat(byTolerance.get("exact"))
                .containsExactly(
                        "dep_delay",
                        "distance",
                        "origin_departures:flights_1h",
                        "origin_departures:flights_6h",
                        "origin_departures:flights_session_2h",
                        "origin_departures:today_tumbling_1d",
                        "plane_arrivals:delay",
                        "plane_departures:flights_1d",
                        "plane_departures:flights_7d",
                        "plane_departures:idle",
                        "plane_departures:places_7d",
                        "route_arrivals:flights_30d",
                        "route_arrivals:worst_7d",
                        "seats");
        assertThat(byTolerance.get("1e-9")).hasSize(15);
    }
}
