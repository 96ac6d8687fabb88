package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.contest.Contender;
import io.millrace.benchmarks.contest.Rate;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same pipeline without a monitor and with one, in turn. */
final class MonitorContenders {

    private final Cluster cluster;
    private final Path folder;
    private final MonitoredOrders orders;
    private final Watched watched;
    private int runs;
    private final List<Double> monitorMicros = new ArrayList<>();
    private @Nullable Rate judged;

    MonitorContenders(Cluster cluster, Path folder, MonitoredOrders orders, Watched watched) {
        this.cluster = cluster;
        this.folder = folder;
        this.orders = orders;
        this.watched = watched;
    }

    /** Without a monitor; with one until the last vector is out; the same runs until the last window is judged. */
    List<Contender> all() {
        return List.of(
                new Turn("without a monitor", () -> run(false)),
                new Turn("with a monitor: all vectors out", () -> run(true)),
                new Turn("with a monitor: all windows judged", this::judged));
    }

    /** Processor time of the monitor's thread per event in microseconds: median of the runs but the first, which warms up. */
    double monitorMicros() {
        List<Double> counted = monitorMicros.stream().skip(1).sorted().toList();
        return counted.get(counted.size() / 2);
    }

    private Rate run(boolean monitored) throws Exception {
        Plan plan = watched.plan("monitored" + ++runs);
        try (MonitoredRun run = new MonitoredRun(cluster, folder, orders, plan, monitored)) {
            MonitoredRun.Outcome outcome = run.await();
            judged = outcome.judged();
            if (monitored) {
                monitorMicros.add(outcome.monitorMicros());
            }
            return outcome.vectors();
        }
    }

    private Rate judged() {
        if (judged == null) {
            throw new IllegalStateException("nothing has run before");
        }
        return judged;
    }

    private interface Run {

        Rate rate() throws Exception;
    }

    private final class Turn implements Contender {

        private final String name;
        private final Run run;

        Turn(String name, Run run) {
            this.name = name;
            this.run = run;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int events() {
            return orders.count();
        }

        @Override
        public Rate run() throws Exception {
            return run.rate();
        }
    }
}
