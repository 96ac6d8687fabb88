package io.millrace.platform.models;

import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.PartitionLog;
import io.millrace.schemas.SnapshotChunk;
import io.millrace.trainer.query.ModelVersion;
import io.millrace.trainer.query.StoredVersion;
import io.millrace.trainer.query.VersionAssembler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The versions of a model's learners, as its snapshots topic has them. */
public final class Versions {

    private final Cluster cluster;
    private final Topics topics;
    private final String model;

    /** Those of one model. */
    public Versions(Cluster cluster, Topics topics, String model) {
        this.cluster = cluster;
        this.topics = topics;
        this.model = model;
    }

    /** Shows all there are, in the order in which they were taken; those of a learner that began anew under its name too. */
    private void read(Consumer<StoredVersion> taker) {
        VersionAssembler assembler = new VersionAssembler();
        new PartitionLog<>(
                        cluster,
                        topics.snapshots(model),
                        0,
                        cluster.serdes().of(SnapshotChunk.class).deserializer())
                .read(record ->
                        assembler.take(record.value(), record.timestamp()).ifPresent(taker));
    }

    /**
     * Those that count, by learner: the last of a number, and none from before a learner began anew.
     *
     * @param taker is shown all on the way
     */
    public Map<String, List<ModelVersion>> known(Consumer<StoredVersion> taker) {
        Map<String, List<ModelVersion>> known = new LinkedHashMap<>();
        read(stored -> {
            taker.accept(stored);
            List<ModelVersion> of = known.computeIfAbsent(stored.version().learner(), learner -> new ArrayList<>());
            of.removeIf(earlier -> earlier.version() >= stored.version().version());
            of.add(stored.version());
        });
        return known;
    }

    /** One of those that count, the newest of a learner if none is named. */
    public StoredVersion one(String learner, long wanted) {
        Map<String, StoredVersion> newest = new HashMap<>();
        Map<String, List<ModelVersion>> known = known(stored -> {
            if (wanted == 0 || stored.version().version() == wanted) {
                newest.put(stored.version().learner(), stored);
            }
        });
        StoredVersion found = newest.get(learner);
        if (found == null || !known.getOrDefault(learner, List.of()).contains(found.version())) {
            throw new IllegalStateException("model '" + model + "' has no "
                    + (wanted == 0 ? "version" : "version " + wanted) + " of '" + learner
                    + "' yet. 'millrace models list "
                    + model + "' shows those that there are.");
        }
        return found;
    }
}
