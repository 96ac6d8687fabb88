package io.millrace.features.query;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.progress.ProgressTracker;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.streams.LocalRows;
import io.millrace.runtime.streams.Recent;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** A partition of a station of which this process has a copy: a standby, or one that it is about to take over. */
final class CopiedPartition {

    /** For how long the copy may be further than what reads take for now: an entity with newer events is read at its newest. */
    private static final Duration LONGEST = Duration.ofMillis(10);

    private final Plan plan;
    private final Clock clock;
    private final String entity;
    private final int partition;
    private final KafkaStreams station;
    private final Recent<Long> streamTime;
    /** Nobody in this process writes to a row of a copy but by whole records: these only satisfy who reads. */
    private final RowLocks locks = new RowLocks();

    CopiedPartition(Plan plan, Clock clock, String entity, int partition, KafkaStreams station) {
        this.plan = plan;
        this.clock = clock;
        this.entity = entity;
        this.partition = partition;
        this.station = station;
        this.streamTime = new Recent<>(LONGEST, this::findStreamTime);
    }

    /**
     * Reads of its entities for one request.
     *
     * @throws UnavailableException when it is not here, or not as fresh as demanded
     */
    PartitionReads reads(FeatureEngine engine, String servedBy, FreshnessBound bound) {
        try {
            boolean wall = plan.project().clock() == Project.Clock.WALL;
            long now = wall ? clock.millis() : streamTime.get();
            return new PartitionReads(
                    engine,
                    locks,
                    LocalRows.partition(station, Layouts.HOT_STORE, partition, true),
                    LocalRows.partition(station, Layouts.COLD_STORE, partition, true),
                    null,
                    now,
                    new Freshness(now, null, null, partition, -1, servedBy, true),
                    // what its station has reached says nothing of its rows: they come by other changelogs
                    BoundCheck.of(plan, entity, bound, Map.of()));
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw UnavailableException.moving();
        }
    }

    private long findStreamTime() {
        long counted = StoredProgress.countedIn(
                LocalRows.of(station, Layouts.PROGRESS_STORE, partition, true),
                plan.project().order() == Project.Order.EVENT_TIME);
        return counted == ProgressTracker.NONE ? 0 : counted;
    }
}
