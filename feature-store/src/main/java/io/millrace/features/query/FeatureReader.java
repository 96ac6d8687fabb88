package io.millrace.features.query;

import io.millrace.features.engine.Answer;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.streams.Partitioning;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads features of any number of entities, of several types in one call. What this process holds is read at once, on the calling thread;
 * each process that holds some of the others is asked once for each entity type, and all of them at the same time.
 *
 * <p>A read sees what a station has counted, including what its open transaction has not committed yet.
 */
public final class FeatureReader {

    private final Plan plan;
    private final Clock clock;
    private final EntityReads reads;
    private final Peers peers;

    /**
     * Reads over the stations that run here.
     *
     * @param stations running station application by entity
     * @param locks those of the stations
     * @param host host at which this process is known to others, with the port
     */
    public FeatureReader(
            Plan plan,
            Clock clock,
            String host,
            int port,
            Map<String, KafkaStreams> stations,
            RowLocks locks,
            Peers peers) {
        this.plan = plan;
        this.clock = clock;
        this.reads = new EntityReads(plan, clock, new HostInfo(host, port), stations, locks);
        this.peers = peers;
    }

    /**
     * Reads a vector for each row of a request.
     *
     * @return the vectors; fails with {@link UnavailableException} when one of the entities cannot be read now
     * @throws RequestFault when a row lacks the key of an entity
     * @throws UnavailableException when an entity of this process cannot be read now
     */
    public CompletionStage<List<FeatureVector>> read(FeatureRequest request) {
        return read(request, peers);
    }

    /**
     * The same for another process that asks: what is not here is not asked of a third one, so that two that disagree about who holds what
     * do not send a read to and fro.
     */
    public CompletionStage<List<FeatureVector>> readForPeer(FeatureRequest request) {
        return read(request, (host, port, elsewhere) -> {
            throw new UnavailableException("The entity has just moved to another process; try again.");
        });
    }

    private CompletionStage<List<FeatureVector>> read(FeatureRequest asked, Peers others) {
        FeatureRequest request = asked.asOf().isPresent() || plan.project().clock() == Project.Clock.STREAM
                ? asked
                : new FeatureRequest(asked.features(), asked.rows(), OptionalLong.of(clock.millis()));
        VectorsBuilder vectors = new VectorsBuilder(request);
        List<CompletableFuture<?>> waits = new ArrayList<>();
        byEntity(request.features())
                .forEach((entity, positions) -> waits.addAll(read(entity, positions, request, vectors, others)));
        return CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)).thenApply(done -> vectors.build());
    }

    /** Reads the features at some positions, which are of one entity type: those of here at once, the others by those who are waited for. */
    private List<CompletableFuture<?>> read(
            Entity entity, List<Integer> positions, FeatureRequest request, VectorsBuilder vectors, Peers others) {
        Map<String, List<Integer>> rowsOf = rowsOf(entity, request.rows());
        Map<Integer, Place> places = new HashMap<>();
        Map<Place.At, List<String>> elsewhere = new LinkedHashMap<>();
        rowsOf.forEach((key, rows) -> {
            int partition = Partitioning.of(key, plan.project().partitions());
            Place place = places.computeIfAbsent(partition, number -> reads.place(entity.name(), number));
            if (place instanceof Place.Here here) {
                Answer answer = here.reads().read(key, request.asOf());
                vectors.put(rows, positions, answer, entity.name(), here.reads().freshness(answer));
            } else if (place instanceof Place.At at) {
                elsewhere.computeIfAbsent(at, host -> new ArrayList<>()).add(key);
            }
        });
        List<String> names = positions.stream().map(request.features()::get).toList();
        List<CompletableFuture<?>> waits = new ArrayList<>();
        elsewhere.forEach((at, keys) -> {
            List<Map<String, String>> fields =
                    keys.stream().map(entity::fieldsOf).toList();
            waits.add(others.read(at.host(), at.port(), new FeatureRequest(names, fields, request.asOf()))
                    .thenAccept(found -> {
                        for (int i = 0; i < keys.size(); i++) {
                            vectors.put(rowsOf.getOrDefault(keys.get(i), List.of()), positions, found.get(i));
                        }
                    })
                    .toCompletableFuture());
        });
        return waits;
    }

    /** Positions of the features of each entity type. */
    private Map<Entity, List<Integer>> byEntity(List<String> features) {
        Map<Entity, List<Integer>> positions = new LinkedHashMap<>();
        for (int i = 0; i < features.size(); i++) {
            String view = features.get(i).substring(0, features.get(i).indexOf(':'));
            Entity entity = plan.entityOf(view);
            positions.computeIfAbsent(entity, first -> new ArrayList<>()).add(i);
        }
        return positions;
    }

    /** The rows that each entity is asked for in. */
    private static Map<String, List<Integer>> rowsOf(Entity entity, List<Map<String, String>> rows) {
        Map<String, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            @Nullable String key = entity.keyOf(rows.get(row));
            if (key == null) {
                throw new RequestFault(
                        RequestFault.Kind.NO_KEY,
                        "Row " + (row + 1) + " has no key of entity '" + entity.name() + "': it needs "
                                + String.join(" and ", entity.key()) + ", and has "
                                + String.join(", ", rows.get(row).keySet()) + ".");
            }
            rowsOf.computeIfAbsent(key, first -> new ArrayList<>()).add(row);
        }
        return rowsOf;
    }
}
