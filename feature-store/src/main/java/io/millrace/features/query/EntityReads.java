package io.millrace.features.query;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Project;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** Reads from the stations of this process, and who else holds what. */
final class EntityReads implements AutoCloseable {

    private final Plan plan;
    private final Clock clock;
    private final HostInfo self;
    private final String servedBy;
    private final Map<String, KafkaStreams> stations;
    private final OpenPartitions partitions;
    private final StandbyWatch standbys;
    private final Map<String, FeatureEngine> engines = new HashMap<>();
    private final Map<Part, Known> parts = new ConcurrentHashMap<>();

    private record Part(String entity, int partition) {}

    /** What is asked of a partition again and again. */
    private record Known(CopiedPartition copy, Lag lag, Holders holders) {}

    EntityReads(Plan plan, Clock clock, HostInfo self, Map<String, KafkaStreams> stations, OpenPartitions partitions) {
        this.plan = plan;
        this.clock = clock;
        this.self = self;
        this.servedBy = self.host() + ":" + self.port();
        this.stations = Map.copyOf(stations);
        this.partitions = partitions;
        this.standbys = new StandbyWatch(stations);
        plan.project()
                .entities()
                .keySet()
                .forEach(entity -> engines.put(entity, new FeatureEngine(Layouts.of(plan, entity))));
    }

    HostInfo self() {
        return self;
    }

    /** The engine that reads rows of an entity type. */
    FeatureEngine engine(String entity) {
        return Objects.requireNonNull(engines.get(entity));
    }

    /**
     * Who can be asked for the entities of a partition, best first.
     *
     * @throws UnavailableException when nobody can
     */
    List<HostInfo> holders(String entity, int partition, FreshnessBound bound) {
        Known known = known(entity, partition);
        return partitions.find(entity, partition) == null ? known.holders().bestFirst(bound) : List.of(self);
    }

    /** One of them could not be read. */
    void doubt(String entity, int partition) {
        known(entity, partition).holders().doubt();
    }

    /**
     * Reads of a partition in this process: of what it works on, or if that may be of the copy that it has.
     *
     * @throws UnavailableException when neither is here, or not as fresh as demanded
     */
    PartitionReads here(String entity, int partition, FreshnessBound bound) {
        Known known = known(entity, partition);
        OpenPartition open = partitions.find(entity, partition);
        if (open != null) {
            return reads(entity, partition, open, known.lag().within(bound.maxLag()), bound);
        }
        if (!bound.allowsStandby() || !standbys.hasCaughtUp(entity, partition)) {
            throw UnavailableException.moving();
        }
        return known.copy().reads(engine(entity), servedBy, bound);
    }

    /** Reads of a partition that this process works on, which demand nothing; null when it does not, or that takes longer to find out. */
    @Nullable
    PartitionReads atOnce(String entity, int partition) {
        OpenPartition open = partitions.find(entity, partition);
        Long lag = open == null ? null : known(entity, partition).lag().known();
        return open == null || lag == null ? null : reads(entity, partition, open, lag, FreshnessBound.NONE);
    }

    private PartitionReads reads(String entity, int partition, OpenPartition open, long lag, FreshnessBound bound) {
        boolean wall = plan.project().clock() == Project.Clock.WALL;
        long now = wall ? clock.millis() : open.counted();
        return new PartitionReads(
                engine(entity),
                open.locks(),
                open.hot(),
                open.cold(),
                open.cache(),
                now,
                new Freshness(now, null, null, partition, lag, servedBy, false),
                BoundCheck.of(plan, entity, bound, open.reached()));
    }

    private Known known(String entity, int partition) {
        KafkaStreams station = stations.get(entity);
        if (station == null) {
            throw new UnavailableException("This process does not run the feature store.");
        }
        return parts.computeIfAbsent(
                new Part(entity, partition),
                part -> new Known(
                        new CopiedPartition(plan, clock, entity, partition, station),
                        new Lag(station, plan.topics().station(entity), partition),
                        new Holders(station, partition, self)));
    }

    long readable(String entity) {
        return standbys.caughtUp(entity);
    }

    @Override
    public void close() {
        standbys.close();
    }
}
