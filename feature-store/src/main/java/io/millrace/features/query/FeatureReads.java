package io.millrace.features.query;

import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.RowFormatException;
import io.millrace.features.engine.RowState;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.progress.ProgressTracker;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.project.View;
import io.millrace.runtime.streams.LocalRows;
import io.millrace.runtime.streams.Partitioning;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads views from the stations of this process, or says who can.
 *
 * <p>A read sees what the station has counted, including what its open transaction has not committed yet.
 */
public final class FeatureReads {

    private final Plan plan;
    private final Clock clock;
    private final HostInfo self;
    private final Map<String, KafkaStreams> stations;
    private final RowLocks locks;
    private final Map<String, FeatureEngine> engines = new HashMap<>();

    /**
     * Reads over the stations that run here.
     *
     * @param stations running station application by entity
     * @param locks those of the stations
     * @param host host at which this process is known to others
     */
    public FeatureReads(
            Plan plan, Clock clock, String host, int port, Map<String, KafkaStreams> stations, RowLocks locks) {
        this.plan = plan;
        this.clock = clock;
        this.self = new HostInfo(host, port);
        this.stations = Map.copyOf(stations);
        this.locks = locks;
        stations.keySet().forEach(entity -> engines.put(entity, new FeatureEngine(Layouts.of(plan, entity))));
    }

    /**
     * Reads one entity.
     *
     * @param key key of the entity; of several fields joined as {@link Entity#joined} does
     * @param asOf event time to evaluate for; empty means now, by the project's clock
     * @param onlyHere whether an entity that lives elsewhere is unavailable, rather than somebody else's
     */
    public ReadResult read(String viewName, String key, OptionalLong asOf, boolean onlyHere) {
        View view = plan.project().views().get(viewName);
        if (view == null) {
            return new ReadResult.NoSuchView("There is no view '" + viewName + "'. "
                    + Suggestion.near(viewName, plan.project().views().keySet()));
        }
        Entity entity = plan.entity(view.entity());
        if (entity.parts(key).isEmpty()) {
            return new ReadResult.NoSuchKey("'" + key + "' is no key of entity '" + entity.name()
                    + "': give the values of " + String.join(", ", entity.key())
                    + " with | between them, and \\ before each | and \\ in one.");
        }
        KafkaStreams station = stations.get(view.entity());
        if (station == null) {
            return new ReadResult.Unavailable("This process does not run the feature store.");
        }
        int partition = Partitioning.of(key, plan.project().partitions());
        try {
            KeyQueryMetadata owner = station.queryMetadataForKey(
                    Layouts.HOT_STORE, key, (topic, text, value, partitions) -> Optional.of(Set.of(partition)));
            if (owner == null
                    || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)
                    || owner.activeHost().equals(HostInfo.unavailable())) {
                return new ReadResult.Unavailable("The feature store is starting or moving its work; try again.");
            }
            if (!owner.activeHost().equals(self)) {
                return onlyHere
                        ? new ReadResult.Unavailable("The entity has just moved to another process; try again.")
                        : new ReadResult.Elsewhere(
                                owner.activeHost().host(), owner.activeHost().port());
            }
            return here(station, view, key, asOf, partition);
        } catch (RowFormatException e) {
            throw e;
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return new ReadResult.Unavailable("The feature store is starting or moving its work; try again.");
        }
    }

    private ReadResult here(KafkaStreams station, View view, String key, OptionalLong asOf, int partition) {
        long time = asOf.isPresent() ? asOf.getAsLong() : now(station, partition);
        FeatureEngine engine = engines.get(view.entity());
        if (engine == null) {
            throw new IllegalStateException("no engine for entity " + view.entity());
        }
        boolean atLeastNewest = asOf.isEmpty() && plan.project().clock() == Project.Clock.STREAM;
        RowState row = new QueriedRow(station, key, partition);
        Answer answer = locks.holding(key, () -> read(engine, row, time, atLeastNewest));
        List<ViewAnswer.Value> values = new ArrayList<>();
        for (String column : view.columns()) {
            int position = answer.position(view.name() + ":" + column);
            values.add(new ViewAnswer.Value(
                    column, answer.value(position), answer.status(position), answer.reason(position)));
        }
        return new ReadResult.Answered(new ViewAnswer(
                view.name(),
                view.entity(),
                key,
                answer.asOf(),
                answer.newest(),
                partition,
                lag(station, view.entity(), partition),
                values));
    }

    /**
     * Reads a row at a time; if asked for, at that of its newest event when that is later: the words that tell how far the stream has come
     * are behind the events.
     */
    static Answer read(FeatureEngine engine, RowState row, long time, boolean atLeastNewest) {
        return atLeastNewest ? engine.readLatest(row, time) : engine.read(row, time);
    }

    private long now(KafkaStreams station, int partition) {
        if (plan.project().clock() == Project.Clock.WALL) {
            return clock.millis();
        }
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

    /** The row of one entity, read from the stores of this process. */
    private record QueriedRow(KafkaStreams station, String key, int partition) implements RowState {

        @Override
        public byte @Nullable [] hot() {
            return LocalRows.<String>partition(station, Layouts.HOT_STORE, partition)
                    .get(key);
        }

        @Override
        public byte @Nullable [] cold(byte[] part) {
            return LocalRows.<Bytes>partition(station, Layouts.COLD_STORE, partition)
                    .get(ColdRows.key(key, part));
        }

        @Override
        public void hot(byte @Nullable [] row) {
            throw readOnly();
        }

        @Override
        public void cold(byte[] part, byte @Nullable [] bytes) {
            throw readOnly();
        }

        @Override
        public void dropCold(byte[] prefix) {
            throw readOnly();
        }

        private static UnsupportedOperationException readOnly() {
            return new UnsupportedOperationException("a read changes nothing");
        }
    }
}
