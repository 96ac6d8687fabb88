package io.millrace.benchmarks.contest;

import com.sun.management.OperatingSystemMXBean;
import io.millrace.runtime.streams.Cluster;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;

/**
 * A Kafka Streams application, from its start without state until it has handled its events. The rate is that between a fifth of them and
 * all.
 *
 * @param recordsPerEvent records that its application handles for an event
 * @param applicationId its id: what belongs to it is removed afterwards
 * @param application makes it, not started
 */
public record StreamsContender(
        String name,
        int events,
        double recordsPerEvent,
        Cluster cluster,
        String applicationId,
        Supplier<KafkaStreams> application)
        implements Contender {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final String CHANGELOG = "-changelog";
    private static final Duration LOOK = Duration.ofMillis(5);

    @Override
    public Rate run() throws Exception {
        KafkaStreams streams = application.get();
        Rate rate;
        try {
            streams.start();
            int warm = events / 5;
            long begin = await(streams, warm);
            long cpuBefore = cpuNanos();
            long end = await(streams, events);
            rate = new Rate(
                    (events - warm) * 1e9 / (end - begin),
                    (cpuNanos() - cpuBefore) / 1e3 / (events - warm),
                    changelogs(streams));
        } finally {
            streams.close(CloseOptions.timeout(Duration.ofSeconds(30))
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
            streams.cleanUp();
        }
        forget();
        return rate;
    }

    private Map<String, Double> changelogs(KafkaStreams streams) {
        Map<String, Double> bytes = new TreeMap<>();
        for (Metric sent : Gauges.of(streams, "producer-topic-metrics", "byte-total", CHANGELOG)) {
            String topic = sent.metricName().tags().getOrDefault("topic", "");
            String store = topic.substring(applicationId.length() + 1, topic.length() - CHANGELOG.length());
            bytes.merge(store, Gauges.total(List.of(sent)) / events, Double::sum);
        }
        return bytes;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** When so many events had been handled, in nanoseconds. */
    private long await(KafkaStreams streams, int handled) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<Metric> counts = Gauges.of(streams, "stream-thread-metrics", "process-total", "");
        while (Gauges.total(counts) < handled * recordsPerEvent) {
            if (System.nanoTime() > deadline || streams.state() == KafkaStreams.State.ERROR) {
                throw new IllegalStateException(name + " has not handled " + handled + " events within "
                        + LIMIT.toMinutes() + " minutes; it is " + streams.state());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return System.nanoTime();
    }

    /** Removes its offsets and changelogs, so that the next run begins at nothing. */
    private void forget() throws Exception {
        try (Admin admin = cluster.admin()) {
            admin.deleteConsumerGroups(List.of(applicationId)).all().get();
            List<String> own = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(applicationId + "-"))
                    .toList();
            admin.deleteTopics(own).all().get();
        }
    }
}
