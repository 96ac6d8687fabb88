package io.millrace.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.produce.SourceProducer;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a process says of events and requests that are known. */
@ExtendWith(SharedCluster.class)
final class MetricsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int EVENTS = 100;
    private static final double SECOND = 1_000;

    /** Events are from an hour ago. */
    private static final long START = System.currentTimeMillis() / 1_000 * 1_000 - 3_600_000;

    private static final long NEWEST = START + (EVENTS - 1) * 100L;
    private static final long DECLARED = START + 600_000;

    @Test
    void eventsAndTheirTimes_areSaidByEveryApplication(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = WatchedProject.plan("watched", folder);
        try (Node node = WatchedProject.start(plan, cluster, folder)) {
            send(plan, cluster);
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                Scrape scrape = Scrape.of(node);
                assertThat(scrape.value("millrace_events_total", "source", "visits"))
                        .isEqualTo(EVENTS);
                for (String step :
                        List.of("ingest-visits", "station-who", "model-buyer", "model-payer", "monitor-inputs")) {
                    String application = "watched-" + step;
                    assertThat(scrape.value("millrace_watermark_seconds", "application", application))
                            .as(step)
                            .isEqualTo(DECLARED / SECOND);
                    assertThat(scrape.value("millrace_newest_event_seconds", "application", application))
                            .as(step)
                            .isEqualTo(NEWEST / SECOND);
                    assertThat(scrape.value("millrace_restoring_records", "application", application))
                            .isZero();
                    assertThat(scrape.value("millrace_state_bytes", "application", application))
                            .isPositive();
                    assertThat(scrape.value("millrace_state_rows", "application", application))
                            .isPositive();
                }
                // the events and one declaration
                assertThat(scrape.value("millrace_records_total", "application", "watched-ingest-visits"))
                        .isEqualTo(EVENTS + 1);
            });
            Scrape scrape = Scrape.of(node);
            assertThat(scrape.value("millrace_ingest_delay_max_seconds", "source", "visits"))
                    .isBetween(0.0, 600.0);
            double hour = Duration.ofHours(1).toSeconds();
            assertThat(scrape.value("millrace_end_to_end_max_seconds", "source", "visits"))
                    .isBetween(hour, 2 * hour);
            assertThat(scrape.value("millrace_end_to_end_avg_seconds", "source", "visits"))
                    .isBetween(hour - 600, 2 * hour);
        }
    }

    @Test
    void requests_areCountedByTheirRouteAndAnswer(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = WatchedProject.plan("counted", folder);
        try (Node node = WatchedProject.start(plan, cluster, folder)) {
            String url = TestProject.url(node);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Scrape.get(url + "/v1/views/activity/ann").statusCode() == 200);
            double refused = requests(Scrape.of(node), "/v1/views/{view}/{entity}", "503");
            Scrape.get(url + "/v1/views/nothing/ann");
            Scrape.get(url + "/nothing");
            post(url + "/v1/features", new JsonObject().put("features", 1).encode(), "Millrace-Hop", "1");
            post(url + "/v1/features", "x".repeat(5 << 20), "X", "1");
            post(url + "/v2/models/nothing/infer", "{}", "X", "1");

            // an answer is there before it is counted
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                Scrape scrape = Scrape.of(node);
                assertThat(requests(scrape, "/v1/views/{view}/{entity}", "200")).isOne();
                assertThat(requests(scrape, "/v1/views/{view}/{entity}", "404")).isOne();
                assertThat(requests(scrape, "/v1/features", "400")).isOne();
                assertThat(requests(scrape, "/v1/features", "413")).isOne();
                assertThat(requests(scrape, "/v2/models/{model}/infer", "404")).isOne();
                assertThat(reads(scrape, "/v1/features", "client")).isOne();
                assertThat(reads(scrape, "/v1/features", "process")).isOne();
                assertThat(reads(scrape, "/v1/views/{view}/{entity}", "client"))
                        .isEqualTo(2 + (Double.isNaN(refused) ? 0 : refused));
            });
        }
    }

    private static double requests(Scrape scrape, String route, String status) {
        return scrape.value("millrace_requests_total", Map.of("route", route, "status", status));
    }

    private static double reads(Scrape scrape, String route, String from) {
        return scrape.value("millrace_read_seconds_count", Map.of("route", route, "from", from));
    }

    private static void post(String url, String body, String header, String value) {
        Scrape.send(HttpRequest.newBuilder(URI.create(url))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static void send(Plan plan, Cluster cluster) {
        try (SourceProducer visits = new SourceProducer(cluster, plan.source("visits"))) {
            for (int i = 0; i < EVENTS; i++) {
                visits.send(
                        Map.of(
                                "id",
                                "v" + i,
                                "at",
                                START + i * 100L,
                                "who",
                                "w" + i % 7,
                                "pages",
                                i % 5,
                                "bought",
                                i % 2 == 0,
                                "paid",
                                i * 1.5),
                        i);
            }
            visits.finish();
            visits.declare(DECLARED);
        }
    }
}
