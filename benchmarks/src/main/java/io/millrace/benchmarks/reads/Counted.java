package io.millrace.benchmarks.reads;

import io.millrace.runtime.streams.Cluster;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Waits until all that is in the topic has been counted. */
final class Counted {

    private static final TopicPartition LOG = new TopicPartition(Spenders.TOPIC, 0);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private Counted() {}

    static void await(URI url, Cluster cluster) throws Exception {
        long last;
        try (Admin admin = cluster.admin()) {
            last = admin.listOffsets(Map.of(LOG, OffsetSpec.latest()))
                            .partitionResult(LOG)
                            .get()
                            .offset()
                    - 1;
        }
        await(url, last);
    }

    /** Waits until the event at an offset, and all before it, are in an answer. */
    static void await(URI url, long offset) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        String body =
                "{\"service\":\"spender\",\"entities\":[{\"user\":\"user-0\"}],\"wait\":\"2s\",\"min_offset\":{\"orders/0\":"
                        + offset + "}}";
        while (true) {
            try {
                Client.post(url, body);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
