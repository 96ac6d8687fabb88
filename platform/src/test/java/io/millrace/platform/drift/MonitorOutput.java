package io.millrace.platform.drift;

import io.millrace.platform.testing.Metrics;
import io.millrace.platform.testing.Records;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** What the monitor of a project has done. */
record MonitorOutput(Cluster cluster, Plan plan) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

    /** Every alert, in order. */
    List<AlertRecord> alerts() {
        return AlertRecord.of(cluster, plan.topics().alerts(), plan.project().name());
    }

    /** What each alert has become: a compacted topic, of which a reader may see more than the last record of a key. */
    List<AlertRecord> state() {
        return AlertRecord.of(
                cluster, plan.topics().alertsState(), plan.project().name());
    }

    /** Waits until so many sales are profiled, and that is committed. */
    void awaitTaken(int sales) {
        Awaitility.await().atMost(PATIENCE).pollInterval(POLL).until(() -> taken() >= sales);
    }

    /** Waits until every window that ends by a time is judged, as one of some processes says; that may not be committed yet. */
    void awaitJudged(long time, List<Metrics> processes) {
        double last = (time - 1) / 1_000.0;
        Awaitility.await().atMost(PATIENCE).pollInterval(POLL).until(() -> processes.stream()
                .anyMatch(process ->
                        process.of("millrace_monitor_judged_until_seconds").orElse(Double.NaN) >= last));
    }

    /** Vectors before the offsets that its application goes on from. Words of progress between them have no key. */
    private long taken() throws Exception {
        String vectors = plan.topics().vectors("sales");
        Map<TopicPartition, OffsetAndMetadata> committed;
        try (Admin admin = cluster.admin()) {
            committed = admin.listConsumerGroupOffsets(plan.topics().monitorApp("inputs"))
                    .partitionsToOffsetAndMetadata()
                    .get();
        }
        return Records.of(cluster, vectors).stream()
                .filter(record -> record.key().length > 0)
                .filter(record -> {
                    OffsetAndMetadata next = committed.get(new TopicPartition(vectors, record.partition()));
                    return next != null && record.offset() < next.offset();
                })
                .count();
    }
}
