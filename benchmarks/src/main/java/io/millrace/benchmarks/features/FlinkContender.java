package io.millrace.benchmarks.features;

import io.millrace.benchmarks.contest.Contender;
import io.millrace.benchmarks.contest.Rate;
import java.util.Map;

/** Flink on RocksDB: one count over sliding windows. */
record FlinkContender(FlinkRun job, FlinkPeer peer) implements Contender {

    @Override
    public String name() {
        return "Flink 2 on RocksDB: one count, 1 h by 1 min";
    }

    @Override
    public int events() {
        return (int) job.events();
    }

    @Override
    public Rate run() throws Exception {
        return new Rate(peer.eventsPerSecond(job), Double.NaN, Map.of());
    }
}
