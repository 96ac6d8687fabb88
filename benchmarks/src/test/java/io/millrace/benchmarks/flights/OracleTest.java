package io.millrace.benchmarks.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the example over a morning that can be worked out by hand. */
final class OracleTest {

    private static final String DEPARTURES = """
            flight_id,dep_utc,carrier,tailnum,origin,dest,distance,dep_delay
            1,2013-01-01T10:00:00Z,UA,N1,JFK,LAX,2475,10
            2,2013-01-01T10:30:00Z,UA,N2,JFK,LAX,2475,-4
            3,2013-01-01T10:30:00Z,AA,N1,JFK,BOS,187,30
            4,2013-01-01T13:00:00Z,UA,N1,JFK,LAX,2475,20
            5,2013-01-01T19:00:00Z,UA,N9,EWR,SFO,2565,0
            """;
    private static final String ARRIVALS = """
            flight_id,arr_utc,carrier,tailnum,origin,dest,arr_delay,air_time
            3,2013-01-01T11:30:00Z,AA,N1,JFK,BOS,-4,60
            1,2013-01-01T13:00:00Z,UA,N1,JFK,LAX,40,300
            2,2013-01-01T19:00:00Z,UA,N2,JFK,LAX,10,330
            """;
    private static final String PLANES = "tailnum,year,engines,seats\nN1,2003,2,100\nN2,NA,2,50\n";

    private final FlightFiles files;
    private final String script;

    OracleTest(@TempDir Path folder) throws Exception {
        this.files = new FlightFiles(
                Files.writeString(folder.resolve("d.csv"), DEPARTURES),
                gzipped(folder.resolve("a.csv.gz"), ARRIVALS),
                Files.writeString(folder.resolve("p.csv"), PLANES));
        this.script = new FlightsProject(Path.of(System.getProperty("millrace.examples"), "flights")).script();
    }

    private static Path gzipped(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Map<String, Map<String, @Nullable Object>> expected(int sample, long seed) throws SQLException {
        try (Oracle oracle = new Oracle(files)) {
            return oracle.expected(script, sample, seed);
        }
    }

    private Map<String, @Nullable Object> row(String flight) throws SQLException {
        return Objects.requireNonNull(expected(5, 1).get(flight), flight);
    }

    @Test
    void firstFlight_hasOnlyWhatItBringsItself() throws SQLException {
        Map<String, @Nullable Object> first = row("1");
        assertThat(first).hasSize(30);
        assertThat(first.entrySet().stream()
                        .filter(feature -> feature.getValue() != null)
                        .map(Map.Entry::getKey))
                .containsExactly("dep_delay", "distance", "seats", "age");
    }

    /** Of two at the same time the one with the smaller id is before the other. */
    @Test
    void sameTime_isInOrderOfId() throws SQLException {
        assertThat(row("2")).containsEntry("origin_departures:flights_1h", 1L).containsEntry("age", null);
        assertThat(row("3"))
                .containsEntry("origin_departures:flights_1h", 2L)
                .containsEntry("origin_departures:flights_session_2h", 2L)
                .containsEntry("origin_departures:seats_1h", BigInteger.valueOf(150))
                .containsEntry("origin_departures:p90_1d", -4.0)
                .containsEntry("plane_departures:idle", 1800.0)
                .containsEntry("plane_arrivals:hours_1d", null)
                .containsEntry("above_usual", 27.0);
    }

    /** The arrival of flight 1 is at the time of departure 4, and before it: by source, then id. */
    @Test
    void fourthFlight_seesWhatWasBefore() throws SQLException {
        Map<String, @Nullable Object> row = row("4");
        assertThat(row)
                .containsEntry("plane_departures:flights_1d", 2L)
                .containsEntry("plane_departures:flights_7d", 2L)
                .containsEntry("plane_departures:delay_1d", 20.0)
                .containsEntry("plane_departures:delay_last_3", 20.0)
                .containsEntry("plane_departures:places_7d", 2L)
                .containsEntry("plane_departures:idle", 9000.0)
                .containsEntry("plane_arrivals:delay", 40.0)
                .containsEntry("plane_arrivals:late_30d", 0.5)
                .containsEntry("plane_arrivals:hours_1d", 6.0)
                .containsEntry("origin_departures:flights_1h", 0L)
                .containsEntry("origin_departures:flights_6h", 3L)
                .containsEntry("origin_departures:flights_session_2h", 0L)
                .containsEntry("origin_departures:delay_1h", null)
                .containsEntry("origin_departures:delay_6h", 12.0);
        assertThat(row)
                .containsEntry("origin_departures:spread_6h", Math.sqrt(292))
                .containsEntry("origin_departures:p90_1d", 10.0)
                .containsEntry("origin_departures:seats_1h", BigInteger.valueOf(0))
                .containsEntry("origin_departures:today_tumbling_1d", 3L)
                .containsEntry("route_arrivals:flights_30d", 1L)
                .containsEntry("route_arrivals:delay_7d", 40.0)
                .containsEntry("route_arrivals:delay_last_10", 40.0)
                .containsEntry("route_arrivals:worst_7d", 40.0)
                .containsEntry("carrier_arrivals:late_7d", 1.0)
                .containsEntry("seats", 100L)
                .containsEntry("age", 10L)
                .containsEntry("above_usual", 8.0);
    }

    /** Its carrier had a delay of 40 six hours ago, and one of 10 just now: the older weighs half. */
    @Test
    void fifthFlight_weighsWhatIsOlderLess() throws SQLException {
        Map<String, @Nullable Object> row = row("5");
        assertThat(row)
                .containsEntry("carrier_arrivals:lately", 20.0)
                .containsEntry("carrier_arrivals:late_1d", 0.5)
                .containsEntry("seats", null)
                .containsEntry("above_usual", null);
    }

    @Test
    void sample_isChosenByTheSeed() throws SQLException {
        assertThat(expected(2, 7)).hasSize(2).isEqualTo(expected(2, 7));
        assertThat(expected(2, 8).keySet()).isNotEqualTo(expected(2, 7).keySet());
    }
}
