package io.millrace.platform.cli;

import static io.millrace.platform.cli.Typed.millrace;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project comes to, word for word. */
final class ExplainCommandTest {

    private static final String FLIGHTS = """
            project: flights
            sources:
              departures:
                topic: departures
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, origin: string, destination: string, carrier: string, delay: double }
            entities:
              route:   { key: [origin, destination] }
              airport: { key: origin }
            views:
              delays:
                entity: route
                source: departures
                version: 2
                publish: true
                include_event: true
                features:
                  flights:  { aggregate: count, windows: [10m, tumbling 1d, session 30m, last 20, lifetime], hop: 1m }
                  p95:      { aggregate: percentile, of: delay, at: 0.95, error: 0.02, windows: [6h] }
                  by_hour:  { aggregate: mean, of: delay, by: at.getHours(), categories: 24, windows: [30d] }
                  carriers: { aggregate: top_k, of: carrier, k: 20 }
                  usual:    { aggregate: mode, of: carrier }
                  before:   { aggregate: lag, of: carrier }
              traffic:
                entity: airport
                source: departures
                features:
                  flights:  { aggregate: count, windows: [1h] }
                  sketch:   { aggregate: approx_distinct, of: carrier, windows: [tumbling 1d] }
                  carriers: { aggregate: distinct, of: carrier, windows: [1d] }
                  entropy:  { aggregate: entropy, of: carrier, bound: 50, windows: [1d] }
                derived:
                  per_carrier: flights_1h / carriers_1d
            services:
              about: [ "traffic:flights_1h" ]
            monitors:
              all:
                source: departures
                watch: ["traffic:*"]
                reference: { from: "2015-09-12T08:00Z", to: "2015-09-12T14:00Z" }
                window: 30m
            """;

    @Test
    void explain_saysWhatAProjectComesTo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("project.yaml"), FLIGHTS);

        Typed answer = millrace("explain", file.toString(), "--entities", "1000");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).isEqualTo("""
                        topics
                          departures                     source 'departures', yours
                          flights.vectors.departures     3 partitions  {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                          flights.station.route          3 partitions  {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                          flights.station.airport        3 partitions  {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                          flights.features.delays.v2     3 partitions  {cleanup.policy=compact}
                          flights.monitors.all.profiles  1 partition   {message.timestamp.type=LogAppendTime, retention.ms=604800000}
                          flights.drift.alerts           1 partition   {retention.ms=-1}
                          flights.drift.alerts.state     1 partition   {cleanup.policy=compact}
                          flights.drift.references       1 partition   {cleanup.policy=compact}
                          flights.dead-letters           1 partition   {retention.ms=-1}

                        applications
                          flights-ingest-departures
                          flights-station-route
                          flights-station-airport
                          flights-monitor-all

                        view delays (version 2): route by origin, destination, from departures, with the event that asks
                          feature              aggregate   window       hop   window error  kept   bytes each  value
                          flights_10m          count       rolling 10m  1m    10.00 %       21     1           exact
                          flights_tumbling_1d  count       tumbling 1d  1m    exact         1,451  1           exact
                          flights_session_30m  count       session 30m        exact         1      2           exact
                          flights_last_20      count       last 20            exact         20     1           exact
                          flights_lifetime     count       lifetime           exact         1      2           exact
                          p95_6h               percentile  rolling 6h   320s  1.48 %        71     24          within 2.00 %
                          by_hour_30d          mean by     rolling 30d  8h    1.11 %        92     118         exact to 24 categories
                          carriers             top_k       lifetime           exact         1      511         exact to 160 values, then counts within 0.63 % of all
                          usual                mode        lifetime           exact         1      376         exact to 64 values, then counts within 1.56 % of all
                          before               lag         lifetime           exact         1      35          exact

                        view traffic (version 1): airport by origin, from departures
                          feature             aggregate        window       hop    window error  kept  bytes each  value
                          flights_1h          count            rolling 1h   54s    1.50 %        79    1           exact
                          sketch_tumbling_1d  approx_distinct  tumbling 1d  1350s  exact         66    47          standard error 2.30 %
                          carriers_1d         distinct         rolling 1d   1350s  1.56 %        66    141         exact to 1000 values, then INVALID
                          entropy_1d          entropy          rolling 1d   1350s  1.56 %        66    151         exact to 50 values, then INVALID
                          per_carrier         derived                                                              flights_1h / carriers_1d

                        state of 1,000 entities of each type, with 10 events in every pane of every window
                          view     entity   bytes of one  in stores  in changelogs
                          delays   route    34,136        34.1 MB    34.1 MB
                          traffic  airport  58,656        58.7 MB    58.7 MB
                          all                             92.8 MB    92.8 MB
                          monitor all: at most 2,048 rows of each open window, in each partition: less than 1 MB
                          It is counted by the engine's own codec, with doubles that have all their digits and texts of 12 characters, all different in a pane.
                          An entity that is seen rarely has fewer panes. Not in it: the keys of entities and events, and events that wait for their turn.
                          On disk RocksDB may take three to four times that until it compacts; a broker keeps a changelog as many times as it replicates it.
                        """.replace("\n", System.lineSeparator()));
    }

    @Test
    void explain_asJson_saysTheSame(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("project.yaml"), FLIGHTS);

        Typed answer = millrace("explain", file.toString(), "--entities", "1000", "--json");

        assertThat(answer.out().lines()).hasSize(1);
        JsonNode said = new ObjectMapper().readTree(answer.out());
        assertThat(said.path("project").asText()).isEqualTo("flights");
        assertThat(said.path("applications")).hasSize(4);
        assertThat(said.path("topics").path(0).path("role").asText()).isEqualTo("source");
        JsonNode traffic = said.path("views").path(1);
        assertThat(traffic.path("key").path(0).asText()).isEqualTo("origin");
        JsonNode flights = traffic.path("features").path(0);
        assertThat(flights.path("window_error").asDouble()).isEqualTo(0.015);
        assertThat(flights.path("kept").asLong()).isEqualTo(79);
        long bytes = 0;
        for (JsonNode view : said.path("views")) {
            bytes += view.path("bytes_of_one").asLong();
        }
        assertThat(said.path("state").path("store_bytes").asLong()).isPositive().isEqualTo(1_000 * bytes);
        assertThat(said.path("monitors").path(0).path("most_rows_of_a_window").asInt())
                .isEqualTo(2_048);
    }
}
