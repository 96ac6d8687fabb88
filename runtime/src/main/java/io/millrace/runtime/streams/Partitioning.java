package io.millrace.runtime.streams;

import io.millrace.schemas.Flow;
import io.millrace.schemas.ModelFlow;
import io.millrace.schemas.MonitorFlow;
import io.millrace.schemas.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Which partition a key belongs to: murmur2 of its UTF-8 bytes, as Kafka's own producers do. Watermarks go to every
 * partition.
 */
public final class Partitioning {

    private Partitioning() {}

    /** Partition of a key among {@code partitions}. */
    public static int of(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Partitioner of flows. */
    public static StreamPartitioner<String, Flow> flows() {
        return (topic, key, value, partitions) ->
                value.getBody() instanceof Progress ? all(partitions) : one(key, partitions);
    }

    /** Partitioner of monitor flows. */
    public static StreamPartitioner<String, MonitorFlow> monitorFlows() {
        return (topic, key, value, partitions) ->
                value.getBody() instanceof Progress ? all(partitions) : one(key, partitions);
    }

    /** Partitioner of model flows. */
    public static StreamPartitioner<String, ModelFlow> modelFlows() {
        return (topic, key, value, partitions) ->
                value.getBody() instanceof Progress ? all(partitions) : one(key, partitions);
    }

    private static Optional<Set<Integer>> one(String key, int partitions) {
        return Optional.of(Set.of(of(key, partitions)));
    }

    private static Optional<Set<Integer>> all(int partitions) {
        return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet()));
    }
}
