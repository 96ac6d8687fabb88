package io.millrace.platform.cli;

import static io.millrace.platform.cli.Typed.millrace;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project comes to, word for word. */
final class PlanCommandTest {

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
    void plan_saysWhatAProjectComesTo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("project.yaml"), FLIGHTS);

        Typed answer = millrace("plan", file.toString());

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
                          feature              aggregate   window       hop   window error  value
                          flights_10m          count       rolling 10m  1m    10.00 %       exact
                          flights_tumbling_1d  count       tumbling 1d  1m    exact         exact
                          flights_session_30m  count       session 30m        exact         exact
                          flights_last_20      count       last 20            exact         exact
                          flights_lifetime     count       lifetime           exact         exact
                          p95_6h               percentile  rolling 6h   320s  1.48 %        within 2.00 %
                          by_hour_30d          mean by     rolling 30d  8h    1.11 %        exact to 24 categories
                          carriers             top_k       lifetime           exact         exact to 160 values, then counts within 0.63 % of all
                          usual                mode        lifetime           exact         exact to 64 values, then counts within 1.56 % of all
                          before               lag         lifetime           exact         exact

                        view traffic (version 1): airport by origin, from departures
                          feature             aggregate        window       hop    window error  value
                          flights_1h          count            rolling 1h   54s    1.50 %        exact
                          sketch_tumbling_1d  approx_distinct  tumbling 1d  1350s  exact         standard error 2.30 %
                          carriers_1d         distinct         rolling 1d   1350s  1.56 %        exact to 1000 values, then INVALID
                          entropy_1d          entropy          rolling 1d   1350s  1.56 %        exact to 50 values, then INVALID
                          per_carrier         derived                                            flights_1h / carriers_1d
                        """.replace("\n", System.lineSeparator()));
    }
}
