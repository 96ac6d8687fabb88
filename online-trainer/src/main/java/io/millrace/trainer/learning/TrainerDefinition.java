package io.millrace.trainer.learning;

import io.millrace.runtime.project.Spans;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model is: its schema and its learners.
 *
 * @param schema the inputs and classes
 * @param learners the learners by name, the champion first, then the challengers; the {@link Baselines} are added under
 *     their own names
 * @param spans how far the spans reach over which the learners are judged
 * @param policy when a learner takes a snapshot
 * @param largestChunk the largest piece of a snapshot, in bytes
 */
public record TrainerDefinition(
        InputSchema schema, Map<String, LearnerSpec> learners, Spans spans, SnapshotPolicy policy, int largestChunk) {
    /** Checks that there is a champion and adds the baselines. */
    public TrainerDefinition {
        if (learners.isEmpty()) {
            throw new IllegalArgumentException("a model needs at least one learner, its champion");
        }
        Map<String, LearnerSpec> all = new LinkedHashMap<>(learners);
        for (String baseline : new Baselines().names()) {
            LearnerSpec spec = new LearnerSpec(baseline, 0);
            LearnerSpec own = all.putIfAbsent(baseline, spec);
            if (own != null && !own.equals(spec)) {
                throw new IllegalArgumentException("'" + baseline + "' is the name of a baseline; give the learner '"
                        + own.options() + "' another");
            }
        }
        learners = Collections.unmodifiableMap(all);
    }

    /** Returns the name of the champion. */
    public String champion() {
        return learners.keySet().iterator().next();
    }
}
