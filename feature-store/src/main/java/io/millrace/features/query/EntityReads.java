package io.millrace.features.query;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.progress.ProgressTracker;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.streams.LocalRows;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** Reads from the stations of this process, and who holds what they do not. */
final class EntityReads {

    private final Plan plan;
    private final Clock clock;
    private final HostInfo self;
    private final Map<String, KafkaStreams> stations;
    private final RowLocks locks;
    private final Map<String, FeatureEngine> engines = new HashMap<>();

    EntityReads(Plan plan, Clock clock, HostInfo self, Map<String, KafkaStreams> stations, RowLocks locks) {
        this.plan = plan;
        this.clock = clock;
        this.self = self;
        this.stations = Map.copyOf(stations);
        this.locks = locks;
        stations.keySet().forEach(entity -> engines.put(entity, new FeatureEngine(Layouts.of(plan, entity))));
    }

    static UnavailableException moving() {
        return new UnavailableException("The feature store is starting or moving its work; try again.");
    }

    /**
     * Where the entities of a partition are.
     *
     * @throws UnavailableException when nobody holds them now
     */
    Place place(String entity, int partition) {
        KafkaStreams station = stations.get(entity);
        if (station == null) {
            throw new UnavailableException("This process does not run the feature store.");
        }
        try {
            KeyQueryMetadata owner = station.queryMetadataForKey(
                    Layouts.HOT_STORE, "", (topic, key, value, partitions) -> Optional.of(Set.of(partition)));
            if (owner == null
                    || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)
                    || owner.activeHost().equals(HostInfo.unavailable())) {
                throw moving();
            }
            return owner.activeHost().equals(self)
                    ? new Place.Here(reads(station, entity, partition))
                    : new Place.At(owner.activeHost().host(), owner.activeHost().port());
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw moving();
        }
    }

    private PartitionReads reads(KafkaStreams station, String entity, int partition) {
        boolean wall = plan.project().clock() == Project.Clock.WALL;
        long now = wall ? clock.millis() : streamTime(station, partition);
        Freshness common =
                new Freshness(now, null, partition, lag(station, entity, partition), self.host() + ":" + self.port());
        return new PartitionReads(
                Objects.requireNonNull(engines.get(entity)),
                locks,
                LocalRows.partition(station, Layouts.HOT_STORE, partition),
                LocalRows.partition(station, Layouts.COLD_STORE, partition),
                now,
                !wall,
                common);
    }

    private long streamTime(KafkaStreams station, int partition) {
        long counted = StoredProgress.countedIn(
                LocalRows.of(station, Layouts.PROGRESS_STORE, partition),
                plan.project().order() == Project.Order.EVENT_TIME);
        return counted == ProgressTracker.NONE ? 0 : counted;
    }

    private long lag(KafkaStreams station, String entity, int partition) {
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
        return -1;
    }
}
