package io.millrace.platform.cli;

import io.millrace.platform.models.Versions;
import io.millrace.platform.terminal.ProgressBar;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.PartitionLog;
import io.millrace.schemas.Example;
import io.millrace.trainer.learning.UnreadableStateException;
import io.millrace.trainer.query.ModelVersion;
import io.millrace.trainer.query.Rebuild;
import io.millrace.trainer.query.StoredVersion;
import io.millrace.trainer.query.TrainerDefinitions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the stored versions of a model's learners with what comes out when its log is learned again. */
final class Verification {

    private final Plan plan;
    private final Model model;
    private final Cluster cluster;
    private final Versions versions;

    Verification(Plan plan, Model model, Cluster cluster) {
        this.plan = plan;
        this.model = model;
        this.cluster = cluster;
        this.versions = new Versions(cluster, plan.topics(), model.name());
    }

    /**
     * What was found of a version.
     *
     * @param good whether nothing is wrong with it
     * @param says more about it
     */
    record Verdict(boolean good, String inWord, String says) {}

    /** Verdicts by version, learner by learner. */
    Map<ModelVersion, Verdict> run() {
        Map<ModelVersion, String> damaged = new HashMap<>();
        Map<String, List<ModelVersion>> known = versions.known(stored -> damage(stored, damaged));
        Map<String, List<ModelVersion>> here = new LinkedHashMap<>(known);
        here.keySet().retainAll(TrainerDefinitions.of(plan, model).learners().keySet());
        Map<ModelVersion, String> rebuilt = rebuild(here);
        Map<ModelVersion, Verdict> verdicts = new LinkedHashMap<>();
        known.values().stream()
                .flatMap(List::stream)
                .forEach(version -> verdicts.put(
                        version,
                        here.containsKey(version.learner())
                                ? verdict(version, damaged.get(version), rebuilt.get(version))
                                : new Verdict(true, "gone", "the project has no such learner now")));
        return verdicts;
    }

    private static Verdict verdict(ModelVersion version, @Nullable String damage, @Nullable String rebuilt) {
        if (damage != null) {
            return new Verdict(false, "damaged", damage);
        }
        if (rebuilt == null) {
            return new Verdict(false, "different", "the log does not come to it");
        }
        return rebuilt.equals(version.sha256())
                ? new Verdict(true, "same", rebuilt)
                : new Verdict(false, "different", "stored " + version.sha256() + ", rebuilt " + rebuilt);
    }

    private static void damage(StoredVersion stored, Map<ModelVersion, String> damaged) {
        try {
            stored.bytes();
        } catch (UnreadableStateException e) {
            damaged.put(stored.version(), String.valueOf(e.getMessage()));
        }
    }

    private Map<ModelVersion, String> rebuild(Map<String, List<ModelVersion>> wanted) {
        Rebuild rebuild = new Rebuild(plan, model, wanted);
        String topic = plan.topics().examples(model.name());
        long begin;
        try (ProgressBar bar = Bars.counting("learn")) {
            begin = new PartitionLog<>(
                            cluster,
                            topic,
                            0,
                            cluster.serdes().of(Example.class).deserializer())
                    .read(record -> rebuild.accept(record.offset(), record.value()), bar::at);
        }
        if (begin > 0) {
            throw new IllegalStateException("topic " + topic + " begins at offset " + begin
                    + ": what was learned from the examples before cannot be learned again, so nothing can be verified. Set its"
                    + " retention.ms to -1, as Millrace does, to keep what comes");
        }
        return rebuild.hashes();
    }
}
