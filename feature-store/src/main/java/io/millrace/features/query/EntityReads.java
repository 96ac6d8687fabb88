package io.millrace.features.query;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.runtime.plan.Plan;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;

/** Reads from the stations of this process, and who else holds what. */
final class EntityReads implements AutoCloseable {

    private final Plan plan;
    private final Clock clock;
    private final HostInfo self;
    private final String servedBy;
    private final Map<String, KafkaStreams> stations;
    private final RowLocks locks;
    private final StandbyWatch standbys;
    private final Map<String, FeatureEngine> engines = new HashMap<>();
    private final Map<Part, Known> parts = new ConcurrentHashMap<>();

    private record Part(String entity, int partition) {}

    /** A partition as it is here if it is, and who holds it. */
    private record Known(LocalPartition worked, LocalPartition copy, Holders holders) {}

    EntityReads(Plan plan, Clock clock, HostInfo self, Map<String, KafkaStreams> stations, RowLocks locks) {
        this.plan = plan;
        this.clock = clock;
        this.self = self;
        this.servedBy = self.host() + ":" + self.port();
        this.stations = Map.copyOf(stations);
        this.locks = locks;
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
        return known(entity, partition).holders().bestFirst(bound);
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
        try {
            return known.worked().reads(engine(entity), locks, servedBy, bound);
        } catch (BehindException e) {
            throw e;
        } catch (UnavailableException e) {
            if (!bound.allowsStandby() || !standbys.hasCaughtUp(entity, partition)) {
                throw e;
            }
            return known.copy().reads(engine(entity), locks, servedBy, bound);
        }
    }

    private Known known(String entity, int partition) {
        KafkaStreams station = stations.get(entity);
        if (station == null) {
            throw new UnavailableException("This process does not run the feature store.");
        }
        return parts.computeIfAbsent(
                new Part(entity, partition),
                part -> new Known(
                        new LocalPartition(plan, clock, entity, partition, station, false),
                        new LocalPartition(plan, clock, entity, partition, station, true),
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
