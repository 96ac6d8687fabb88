package io.millrace.benchmarks.drift;

import com.sun.management.OperatingSystemMXBean;
import io.millrace.benchmarks.contest.Gauges;
import io.millrace.benchmarks.contest.Rate;
import io.millrace.drift.query.MonitorProgress;
import io.millrace.platform.access.Access;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.NodeSettings;
import io.millrace.platform.node.Role;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Processing;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/** A process for a project, from its start without state until its vectors are out, and its windows judged. */
public final class MonitoredRun implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String CHANGELOG = "-changelog";

    private final Cluster cluster;
    private final MonitoredOrders orders;
    private final Plan plan;
    private final Node node;
    private final long deadline = System.nanoTime() + LIMIT.toNanos();

    /** Starts a process; with the monitor it is one more application in it. */
    public MonitoredRun(Cluster cluster, Path folder, MonitoredOrders orders, Plan plan, boolean monitored) {
        this.cluster = cluster;
        this.orders = orders;
        this.plan = plan;
        this.node = Node.start(
                plan,
                cluster,
                new NodeSettings(
                        monitored ? Set.of(Role.FEATURE_STORE, Role.DRIFT_MONITOR) : Set.of(Role.FEATURE_STORE),
                        folder.resolve(plan.project().name()),
                        "127.0.0.1",
                        "127.0.0.1",
                        0,
                        Access.LOCAL,
                        Processing.DEFAULT));
    }

    /** Port of its server. */
    public int port() {
        return node.port();
    }

    /**
     * What it came to, between a fifth of the vectors and all.
     *
     * @param vectors until the last vector was out
     * @param judged until the last window was judged as well; the same where there is no monitor
     * @param monitorMicros processor time of the monitor's own thread per event, in microseconds
     */
    public record Outcome(Rate vectors, Rate judged, double monitorMicros) {}

    /** Waits until it is done. */
    public Outcome await() {
        try (LastVector last = new LastVector(cluster, plan.topics().vectors(Watched.SOURCE))) {
            await(() -> last.offset() >= orders.count() / 5);
            long first = last.offset();
            Moment begin = Moment.now();
            long before = monitorNanos();
            await(() -> last.offset() >= orders.count() && last.out(MonitoredOrders.id(orders.count() - 1)));
            Moment out = Moment.now();
            long events = orders.count() - first;
            Rate vectors = begin.until(out, events, Map.of());
            KafkaStreams monitor = node.app(plan.topics().monitorApp(Watched.MONITOR))
                    .map(app -> app.streams())
                    .orElse(null);
            if (monitor == null) {
                return new Outcome(vectors, vectors, 0);
            }
            await(() -> MonitorProgress.judgedUntil(monitor) >= orders.end());
            return new Outcome(
                    vectors,
                    begin.until(Moment.now(), events, changelogs(monitor)),
                    (monitorNanos() - before) / 1e3 / events);
        }
    }

    /** Processor time of the stream thread of the monitor so far. */
    private long monitorNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        String of = plan.topics().monitorApp(Watched.MONITOR);
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null
                        && thread.getThreadName().startsWith(of)
                        && thread.getThreadName().contains("StreamThread"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private Map<String, Double> changelogs(KafkaStreams monitor) {
        Map<String, Double> bytes = new TreeMap<>();
        for (Metric sent : Gauges.of(monitor, "producer-topic-metrics", "byte-total", CHANGELOG)) {
            bytes.put(sent.metricName().tags().getOrDefault("topic", ""), Gauges.total(List.of(sent)) / orders.count());
        }
        return bytes;
    }

    private void await(BooleanSupplier reached) {
        while (!reached.getAsBoolean()) {
            node.fault().ifPresent(fault -> {
                throw new IllegalStateException("an application has stopped", fault);
            });
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not done within " + LIMIT.toMinutes() + " minutes");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Ends the process, and removes what it has written to the broker. */
    @Override
    public void close() throws Exception {
        node.close();
        String own = plan.project().name();
        try (Admin admin = cluster.admin()) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(own + ".") || topic.startsWith(own + "-"))
                    .toList();
            admin.deleteTopics(topics).all().get();
        }
    }

    private record Moment(long nanos, long cpuNanos) {

        static Moment now() {
            return new Moment(
                    System.nanoTime(),
                    ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                            .getProcessCpuTime());
        }

        Rate until(Moment end, long events, Map<String, Double> changelogs) {
            return new Rate(events * 1e9 / (end.nanos - nanos), (end.cpuNanos - cpuNanos) / 1e3 / events, changelogs);
        }
    }
}
