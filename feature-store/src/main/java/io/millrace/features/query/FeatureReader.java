package io.millrace.features.query;

import io.millrace.runtime.event.SourceOffset;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Partitioning;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads features of any number of entities, of several types in one call. What this process holds is read at once, on the calling thread;
 * each process that holds some of the others is asked once for each entity type, and all of them at the same time. Where who works on an
 * entity cannot be read, a standby is, if the request allows that.
 *
 * <p>A read sees what a station has counted, including what its open transaction has not committed yet.
 */
public final class FeatureReader implements AutoCloseable {

    /** Rows that are answered out of memory by who asks; more would hold up others on an event loop. */
    private static final int MOST_AT_ONCE = 16;

    private static final Executor SHORTLY = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);

    private final Plan plan;
    private final Set<String> logs;
    private final Clock clock;
    private final EntityReads reads;
    private final Peers peers;
    private final Selections selections;

    /**
     * Reads over the stations that run here.
     *
     * @param logs partitions of the sources, as {@code <source>/<partition>}
     * @param stations running station application by entity
     * @param partitions those that the stations work on
     * @param host host at which this process is known to others, with the port
     */
    public FeatureReader(
            Plan plan,
            Set<String> logs,
            Clock clock,
            String host,
            int port,
            Map<String, KafkaStreams> stations,
            OpenPartitions partitions,
            Peers peers) {
        this.plan = plan;
        this.logs = new TreeSet<>(logs);
        this.clock = clock;
        this.reads = new EntityReads(plan, clock, new HostInfo(host, port), stations, partitions);
        this.peers = peers;
        this.selections = new Selections(plan, reads::engine);
    }

    /**
     * Reads a vector for each row of a request.
     *
     * @return the vectors; fails with {@link UnavailableException} when one of the entities cannot be read now, or not as fresh as demanded
     * @throws RequestFault when a row lacks the key of an entity, or an offset is demanded of a partition that there is not
     */
    public CompletionStage<List<FeatureVector>> read(FeatureRequest request) {
        checkOffsets(request.bound());
        return read(request, false);
    }

    /**
     * The same for another process that asks: what is not here is not asked of a third one, so that two that disagree about who holds what
     * do not send a read to and fro.
     */
    public CompletionStage<List<FeatureVector>> readForPeer(FeatureRequest request) {
        return read(request, true);
    }

    /**
     * The same out of memory and at once, without a store, a lock or another process: null unless everything was read before, and holds still.
     *
     * @throws RequestFault when a row lacks the key of an entity
     */
    public @Nullable List<FeatureVector> kept(FeatureRequest request) {
        if (request.bound().demands() || request.rows().size() > MOST_AT_ONCE) {
            return null;
        }
        VectorsBuilder vectors = new VectorsBuilder(request);
        for (Selection.Part part : selections.of(request.features()).parts()) {
            for (Map.Entry<String, List<Integer>> rows :
                    AskedRows.of(part.entity(), request.rows()).entrySet()) {
                int partition = Partitioning.of(rows.getKey(), plan.project().partitions());
                PartitionReads here = reads.atOnce(part.entity().name(), partition);
                PartitionReads.Found found =
                        here == null ? null : here.kept(rows.getKey(), request.asOf(), part.views());
                if (found == null) {
                    return null;
                }
                vectors.put(rows.getValue(), part, found);
            }
        }
        return vectors.build();
    }

    private void checkOffsets(FreshnessBound bound) {
        for (String log : bound.minOffset().keySet()) {
            if (!logs.contains(log)) {
                String source = SourceOffset.sourceOf(log);
                throw new RequestFault(
                        RequestFault.Kind.NO_PARTITION,
                        "'min_offset' names '" + log + "', which there is not. Partitions of source '" + source + "': "
                                + String.join(
                                        ", ",
                                        logs.stream()
                                                .filter(one -> SourceOffset.sourceOf(one)
                                                        .equals(source))
                                                .toList())
                                + ".");
            }
        }
    }

    private CompletionStage<List<FeatureVector>> read(FeatureRequest request, boolean onlyHere) {
        Duration wait = request.bound().patience();
        return wait.isZero() ? once(request, onlyHere) : until(clock.millis() + wait.toMillis(), request, onlyHere);
    }

    /** Reads, and reads again while what is here is not fresh enough. */
    private CompletableFuture<List<FeatureVector>> until(long deadline, FeatureRequest request, boolean onlyHere) {
        Duration left = Duration.ofMillis(Math.max(0, deadline - clock.millis()));
        return once(request.waiting(left), onlyHere).exceptionallyCompose(failure -> {
            Throwable why = EntityQuery.cause(failure);
            return why instanceof BehindException && clock.millis() < deadline
                    ? CompletableFuture.supplyAsync(() -> until(deadline, request, onlyHere), SHORTLY)
                            .thenCompose(Function.identity())
                    : CompletableFuture.failedFuture(why);
        });
    }

    private CompletableFuture<List<FeatureVector>> once(FeatureRequest request, boolean onlyHere) {
        VectorsBuilder vectors = new VectorsBuilder(request);
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (Selection.Part part : selections.of(request.features()).parts()) {
            parts.add(read(part, request, onlyHere, vectors));
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).thenApply(done -> vectors.build());
    }

    /** Reads the features of one entity type. */
    private CompletableFuture<Void> read(
            Selection.Part part, FeatureRequest request, boolean onlyHere, VectorsBuilder vectors) {
        Map<String, List<Integer>> rowsOf = AskedRows.of(part.entity(), request.rows());
        EntityQuery.Sink sink = new EntityQuery.Sink() {
            @Override
            public void here(String key, PartitionReads.Found found) {
                vectors.put(rowsOf.getOrDefault(key, List.of()), part, found);
            }

            @Override
            public void there(String key, FeatureVector vector) {
                vectors.put(rowsOf.getOrDefault(key, List.of()), part, vector);
            }
        };
        String entity = part.entity().name();
        try {
            return new EntityQuery(part, request, reads, peers, sink)
                    .ask(
                            rowsOf.keySet(),
                            plan.project().partitions(),
                            partition -> onlyHere
                                    ? List.of(reads.self())
                                    : reads.holders(entity, partition, request.bound()));
        } catch (UnavailableException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Partitions of an entity type that this process can read without asking another: what it works on, and standbys that have caught up. */
    public long readable(String entity) {
        return reads.readable(entity);
    }

    @Override
    public void close() {
        reads.close();
    }
}
