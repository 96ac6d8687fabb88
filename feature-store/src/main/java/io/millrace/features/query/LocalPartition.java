package io.millrace.features.query;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.progress.ProgressTracker;
import io.millrace.runtime.progress.StoredPositions;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.streams.LocalRows;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * One partition of a station as this process has it: that it works on, or a copy. What all of its entities have in common is found out anew
 * every few milliseconds.
 */
final class LocalPartition {

    /** For how long the station may be further than what reads take for now: an entity with newer events is read at its newest. */
    private static final Duration LONGEST_TIME = Duration.ofMillis(10);

    private static final Duration LONGEST_LAG = Duration.ofMillis(100);

    private final Plan plan;
    private final Clock clock;
    private final String entity;
    private final int partition;
    private final KafkaStreams station;
    private final boolean copy;
    private final Recent<List<KeyValue<String, byte[]>>> words;
    private final Recent<Long> lag;

    /**
     * A partition.
     *
     * @param copy whether a standby's stores will do, or those that are being restored
     */
    LocalPartition(Plan plan, Clock clock, String entity, int partition, KafkaStreams station, boolean copy) {
        this.plan = plan;
        this.clock = clock;
        this.entity = entity;
        this.partition = partition;
        this.station = station;
        this.copy = copy;
        this.words = new Recent<>(LONGEST_TIME, () -> LocalRows.of(station, Layouts.PROGRESS_STORE, partition, copy));
        this.lag = new Recent<>(LONGEST_LAG, this::findLag);
    }

    boolean isCopy() {
        return copy;
    }

    /**
     * Reads of its entities for one request.
     *
     * @throws UnavailableException when it is not here, or not as fresh as demanded
     */
    PartitionReads reads(FeatureEngine engine, RowLocks locks, String servedBy, FreshnessBound bound) {
        try {
            ReadOnlyKeyValueStore<String, byte[]> hot =
                    LocalRows.partition(station, Layouts.HOT_STORE, partition, copy);
            ReadOnlyKeyValueStore<Bytes, byte[]> cold =
                    LocalRows.partition(station, Layouts.COLD_STORE, partition, copy);
            boolean wall = plan.project().clock() == Project.Clock.WALL;
            long now = wall ? clock.millis() : streamTime();
            long behind = copy ? -1 : bound.maxLag().isPresent() ? lag.now() : lag.get();
            demand(bound.maxLag(), behind);
            Freshness common = new Freshness(now, null, null, partition, behind, servedBy, copy);
            return new PartitionReads(engine, locks, hot, cold, now, !wall, common, check(bound));
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw UnavailableException.moving();
        }
    }

    private long streamTime() {
        long counted = StoredProgress.countedIn(words.get(), plan.project().order() == Project.Order.EVENT_TIME);
        return counted == ProgressTracker.NONE ? 0 : counted;
    }

    private static void demand(OptionalLong maxLag, long lag) {
        if (maxLag.isPresent() && (lag < 0 || lag > maxLag.getAsLong())) {
            throw new BehindException((lag < 0 ? "It is not known how many records" : lag + " records")
                    + " are not counted yet, and 'max_lag' demands at most " + maxLag.getAsLong()
                    + "; try again, or give it longer with 'wait'.");
        }
    }

    /** What a copy's station has reached says nothing of its rows: they come by other changelogs. */
    private BoundCheck check(FreshnessBound bound) {
        return bound.minOffset().isEmpty()
                ? BoundCheck.NONE
                : BoundCheck.of(plan, entity, bound, copy ? Map.of() : StoredPositions.reachedIn(words.now()));
    }

    private long findLag() {
        TopicPartition topic = new TopicPartition(plan.topics().station(entity), partition);
        for (ThreadMetadata thread : station.metadataForLocalThreads()) {
            for (TaskMetadata task : thread.activeTasks()) {
                Long end = task.endOffsets().get(topic);
                Long committed = task.committedOffsets().get(topic);
                if (end != null && committed != null && end >= 0) {
                    return Math.max(0, end - Math.max(0, committed));
                }
            }
        }
        return -1L;
    }
}
