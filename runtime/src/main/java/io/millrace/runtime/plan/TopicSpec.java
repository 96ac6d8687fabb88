package io.millrace.runtime.plan;

import java.time.Duration;
import java.util.Map;

/**
 * A topic that Millrace creates.
 *
 * @param config topic settings of Kafka
 */
public record TopicSpec(String name, int partitions, Map<String, String> config) {

    private static final Duration IN_FLIGHT = Duration.ofDays(7);

    /**
     * A topic between two steps. Its records are stamped when they are appended, so that retention counts from then even
     * when history is replayed; event time is in the records.
     */
    static TopicSpec inFlight(String name, int partitions) {
        return new TopicSpec(
                name,
                partitions,
                Map.of(
                        "message.timestamp.type",
                        "LogAppendTime",
                        "retention.ms",
                        String.valueOf(IN_FLIGHT.toMillis())));
    }

    /** A topic that is kept for ever. */
    static TopicSpec kept(String name, int partitions) {
        return new TopicSpec(name, partitions, Map.of("retention.ms", "-1"));
    }

    /** A topic that keeps the newest record of each key. */
    static TopicSpec compacted(String name, int partitions) {
        return new TopicSpec(name, partitions, Map.of("cleanup.policy", "compact"));
    }
}
