package io.millrace.platform.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.produce.SourceProducer;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What returns turns round, while sales look as they did: the errors say so when the labels come, the learner begins anew, and all is well. Then labels come late. */
@ExtendWith(SharedCluster.class)
final class ModelMonitorTest {

    private static final int SALES = 6_000;
    private static final int TURNED_FROM = 3_000;
    private static final int SEEN_BY = 4_000;
    private static final int LATE_FROM = 5_000;
    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
    private static final long STEP = 12_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PROJECT = """
            project: watched
            clock: stream
            order: event_time
            sources:
              sales:
                topic: watched.sales
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, amount: double }
              returns:
                topic: watched.returns
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, returned: boolean }
            services:
              sale:
                - event: { amount: amount }
            models:
              returned:
                on: sales
                features: sale
                task: classification
                label: { source: returns, value: returned, within: 1h }
                champion: { learner: bayes.NaiveBayes }
                on_alert:
                  - { monitor: health, feature: error, do: reset, learner: champion }
            monitors:
              health:
                model: returned
                watch: [error, label_lag, labelled, expected_error]
                reference: { from: "2024-05-01T02:00Z", to: "2024-05-01T08:00Z" }
                window: 30m
            """;

    private final Random random = new Random(3);

    @Test
    void errors_areSeenWhenLabelsCome_andTheLearnerBeginsAnew(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Node node = TestProject.start(plan, cluster, EnumSet.allOf(Role.class), 1, folder.resolve("state"));
                SourceProducer sales = new SourceProducer(cluster, plan.source("sales"));
                SourceProducer returns = new SourceProducer(cluster, plan.source("returns"))) {
            send(sales, returns, 0, SEEN_BY);
            await(node, () -> assertThat(resets(plan, cluster)).hasSize(1));
            send(sales, returns, SEEN_BY, SALES);
            sales.declare(at(SALES) + Duration.ofDays(1).toMillis());
            returns.declare(at(SALES) + Duration.ofDays(1).toMillis());
            await(node, () -> assertThat(said(plan, cluster)).contains("FIRING label_lag"));

            assertThat(said(plan, cluster))
                    .containsSubsequence("FIRING error", "RESOLVED error", "FIRING label_lag")
                    .doesNotContain("FIRING labelled");
            GenericRecord fired = alerts(plan, cluster).get(0);
            assertThat((long) fired.get("first_window_start")).isBetween(at(TURNED_FROM - 150), at(TURNED_FROM + 150));
            assertThat(resets(plan, cluster))
                    .singleElement()
                    .asString()
                    .contains("alert " + fired.get("id") + " of monitor 'health'");
        }
    }

    private static void await(Node node, ThrowingRunnable fact) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(node.fault()).isEmpty();
            fact.run();
        });
    }

    private static List<String> resets(Plan plan, Cluster cluster) {
        return Records.avro(cluster, plan.topics().events("returned")).stream()
                .map(ConsumerRecord::value)
                .filter(event -> event.get("kind").toString().equals("RESET"))
                .map(event -> event.get("reason").toString())
                .toList();
    }

    private static List<String> said(Plan plan, Cluster cluster) {
        return alerts(plan, cluster).stream()
                .map(alert -> alert.get("status") + " " + alert.get("feature"))
                .toList();
    }

    private static List<GenericRecord> alerts(Plan plan, Cluster cluster) {
        return Records.avro(cluster, plan.topics().alerts()).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private static long at(int sale) {
        return START + sale * STEP;
    }

    private void send(SourceProducer sales, SourceProducer returns, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            double amount = 10 + random.nextGaussian();
            boolean returned = amount + 0.3 * random.nextGaussian() > 10;
            long lag = Duration.ofMinutes(i < LATE_FROM ? 10 : 15).toMillis()
                    + random.nextLong(Duration.ofMinutes(4).toMillis());
            sales.send(Map.of("id", "s" + i, "at", at(i), "amount", amount), i);
            returns.send(Map.of("id", "s" + i, "at", at(i) + lag, "returned", returned == (i < TURNED_FROM)), i);
        }
        sales.finish();
        returns.finish();
        sales.declare(at(to));
        returns.declare(at(to));
    }
}
