package io.millrace.benchmarks.console;

import io.millrace.benchmarks.contest.Contender;
import io.millrace.benchmarks.contest.Rate;
import io.millrace.benchmarks.drift.MonitoredOrders;
import io.millrace.benchmarks.drift.MonitoredRun;
import io.millrace.benchmarks.drift.Watched;
import io.millrace.runtime.streams.Cluster;
import java.nio.file.Path;

/** A pipeline with a monitor, from a topic of orders to vectors, while some watch its console. */
final class WatchedRun implements Contender {

    private final Cluster cluster;
    private final Path folder;
    private final MonitoredOrders orders;
    private final int watchers;
    private int runs;
    private long bytes;

    WatchedRun(Cluster cluster, Path folder, MonitoredOrders orders, int watchers) {
        this.cluster = cluster;
        this.folder = folder;
        this.orders = orders;
        this.watchers = watchers;
    }

    @Override
    public String name() {
        return switch (watchers) {
            case 0 -> "nobody watches";
            case 1 -> "1 console";
            default -> watchers + " consoles";
        };
    }

    @Override
    public int events() {
        return orders.count();
    }

    /** Bytes that were sent to all who watched in the last run. */
    long bytes() {
        return bytes;
    }

    @Override
    public Rate run() throws Exception {
        String project = "watched-by-" + watchers + "-" + ++runs;
        try (MonitoredRun run = new MonitoredRun(cluster, folder, orders, Watched.FEATURES.plan(project), true);
                Watchers watching = new Watchers(run.port(), watchers)) {
            Rate vectors = run.await().vectors();
            bytes = watching.bytes();
            return vectors;
        }
    }
}
