package io.millrace.features.query;

import io.millrace.runtime.streams.Recent;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.jspecify.annotations.Nullable;

/** Records of a partition that this process works on which are not committed yet. */
final class Lag {

    private static final Duration LONGEST = Duration.ofMillis(100);
    private static final long UNKNOWN = -1;

    private final KafkaStreams station;
    private final TopicPartition topic;
    private final Recent<Long> lag;

    Lag(KafkaStreams station, String topic, int partition) {
        this.station = station;
        this.topic = new TopicPartition(topic, partition);
        this.lag = new Recent<>(LONGEST, this::find);
    }

    /**
     * The lag; a little old, unless something is demanded of it; -1 when it is not known.
     *
     * @throws BehindException when it is larger than demanded, or not known
     */
    long within(OptionalLong most) {
        if (most.isEmpty()) {
            return lag.get();
        }
        long found = lag.now();
        if (found < 0 || found > most.getAsLong()) {
            throw new BehindException((found < 0 ? "It is not known how many records" : found + " records")
                    + " are not counted yet, and 'max_lag' demands at most " + most.getAsLong()
                    + "; try again, or give it longer with 'wait'.");
        }
        return found;
    }

    /** The lag if it was found out lately, else null; at once. */
    @Nullable
    Long known() {
        return lag.known();
    }

    private long find() {
        for (ThreadMetadata thread : station.metadataForLocalThreads()) {
            for (TaskMetadata task : thread.activeTasks()) {
                Long end = task.endOffsets().get(topic);
                Long committed = task.committedOffsets().get(topic);
                if (end != null && committed != null && end >= 0) {
                    return Math.max(0, end - Math.max(0, committed));
                }
            }
        }
        return UNKNOWN;
    }
}
