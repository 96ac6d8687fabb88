package io.millrace.features.query;

import io.millrace.runtime.streams.Partitioning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The part of a request that is about one entity type. What this process holds is read on the calling thread; each other process is asked
 * once for what it holds, all at the same time. What one cannot answer the next that has a copy is asked for.
 */
final class EntityQuery {

    private final Selection.Part part;
    private final FeatureRequest request;
    private final EntityReads reads;
    private final Peers peers;
    private final Sink sink;

    /** Takes what is found. */
    interface Sink {

        /** Takes what was read here. */
        void here(String key, PartitionReads.Found found);

        /** Takes what another process has read. */
        void there(String key, FeatureVector vector);
    }

    /** An entity, and who can still be asked for it. */
    private record Wanted(String key, int partition, List<HostInfo> holders) {

        HostInfo holder() {
            return holders.get(0);
        }

        Wanted further() {
            return new Wanted(key, partition, holders.subList(1, holders.size()));
        }
    }

    /**
     * A query.
     *
     * @param part the features of this entity type
     */
    EntityQuery(Selection.Part part, FeatureRequest request, EntityReads reads, Peers peers, Sink sink) {
        this.part = part;
        this.request = request;
        this.reads = reads;
        this.peers = peers;
        this.sink = sink;
    }

    /**
     * Asks for entities those who hold them.
     *
     * @param holders who can be asked for a partition, best first
     * @return done when all are found; fails with {@link UnavailableException} when one is not
     */
    CompletableFuture<Void> ask(Iterable<String> keys, int partitions, IntFunction<List<HostInfo>> holders) {
        List<Wanted> wanted = new ArrayList<>();
        Map<Integer, List<HostInfo>> known = new LinkedHashMap<>();
        for (String key : keys) {
            int partition = Partitioning.of(key, partitions);
            wanted.add(new Wanted(key, partition, known.computeIfAbsent(partition, holders::apply)));
        }
        return ask(wanted);
    }

    private CompletableFuture<Void> ask(List<Wanted> wanted) {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        grouped(wanted, Wanted::holder).forEach((holder, group) -> {
            if (holder.equals(reads.self())) {
                grouped(group, Wanted::partition).forEach((partition, keys) -> answers.add(here(partition, keys)));
            } else {
                answers.add(there(holder, group));
            }
        });
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    }

    private static <K> Map<K, List<Wanted>> grouped(List<Wanted> wanted, Function<Wanted, K> by) {
        Map<K, List<Wanted>> groups = new LinkedHashMap<>();
        wanted.forEach(one -> groups.computeIfAbsent(by.apply(one), first -> new ArrayList<>())
                .add(one));
        return groups;
    }

    private CompletableFuture<Void> here(int partition, List<Wanted> group) {
        try {
            PartitionReads here = reads.here(part.entity().name(), partition, request.bound());
            group.forEach(one -> sink.here(one.key(), here.read(one.key(), request.asOf(), part.views())));
            return CompletableFuture.completedFuture(null);
        } catch (UnavailableException e) {
            return next(group, e);
        }
    }

    private CompletableFuture<Void> there(HostInfo holder, List<Wanted> group) {
        List<Map<String, String>> rows =
                group.stream().map(one -> part.entity().fieldsOf(one.key())).toList();
        return peers.read(holder.host(), holder.port(), request.part(part.names(), rows))
                .toCompletableFuture()
                .<Void>thenApply(found -> {
                    for (int i = 0; i < group.size(); i++) {
                        sink.there(group.get(i).key(), found.get(i));
                    }
                    return null;
                })
                .exceptionallyCompose(failure -> next(group, failure));
    }

    /** What has failed, out of what futures wrap it in. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Asks the next ones, unless there are none, or who was asked only needs time. */
    private CompletableFuture<Void> next(List<Wanted> group, Throwable failure) {
        Throwable why = cause(failure);
        group.forEach(one -> reads.doubt(part.entity().name(), one.partition()));
        boolean isLast = group.stream().anyMatch(one -> one.holders().size() == 1);
        if (isLast || why instanceof BehindException || !(why instanceof UnavailableException)) {
            return CompletableFuture.failedFuture(why);
        }
        return ask(group.stream().map(Wanted::further).toList());
    }
}
