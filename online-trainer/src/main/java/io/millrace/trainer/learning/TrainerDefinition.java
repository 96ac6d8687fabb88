package io.millrace.trainer.learning;

import io.millrace.runtime.project.EvaluationSpec;
import io.millrace.runtime.project.LabelRules;
import io.millrace.runtime.project.PerKey;
import io.millrace.runtime.project.PromotionRule;
import io.millrace.runtime.project.Search;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a model is: its schema and its learners.
 *
 * @param schema the inputs, and what is predicted
 * @param learners the learners by name, the champion first, then the challengers; the {@link Baselines} are added under
 *     their own names
 * @param rules what is done with labels beyond joining them
 * @param evaluate how the learners are judged
 * @param promotion when another learner becomes the one that answers; null when only by hand
 * @param searches which of the learners are there to find the best of them
 * @param per that learners have a model for each key; null when none do
 * @param policy when a learner takes a snapshot
 * @param largestChunk the largest piece of a snapshot, in bytes
 */
public record TrainerDefinition(
        InputSchema schema,
        Map<String, LearnerSpec> learners,
        LabelRules rules,
        EvaluationSpec evaluate,
        @Nullable PromotionRule promotion,
        List<Search> searches,
        @Nullable PerKey per,
        SnapshotPolicy policy,
        int largestChunk) {

    /** Checks that there is a champion and adds the baselines. */
    public TrainerDefinition {
        if (learners.isEmpty()) {
            throw new IllegalArgumentException("a model needs at least one learner, its champion");
        }
        Map<String, LearnerSpec> all = new LinkedHashMap<>(learners);
        for (String baseline : List.of(Baselines.typical(schema), Baselines.NO_CHANGE)) {
            LearnerSpec spec = new LearnerSpec(baseline, 0);
            LearnerSpec own = all.putIfAbsent(baseline, spec);
            if (own != null && !own.equals(spec)) {
                throw new IllegalArgumentException("'" + baseline + "' is the name of a baseline; give the learner '"
                        + own.options() + "' another");
            }
        }
        learners = Collections.unmodifiableMap(all);
    }

    /** A model without searches, and with one model for all keys. */
    public TrainerDefinition(
            InputSchema schema,
            Map<String, LearnerSpec> learners,
            LabelRules rules,
            EvaluationSpec evaluate,
            @Nullable PromotionRule promotion,
            SnapshotPolicy policy,
            int largestChunk) {
        this(schema, learners, rules, evaluate, promotion, List.of(), null, policy, largestChunk);
    }

    /** Returns how often examples count. */
    public Weighing weighing() {
        return new Weighing(rules, schema.classes());
    }

    /** Returns the label that an example counts as having whose label has not come; none to forget it. */
    public OptionalDouble otherwise() {
        String said = rules.otherwise();
        if (said == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                schema.regression()
                        ? Double.parseDouble(said)
                        : schema.classes().indexOf(said));
    }

    /** Returns the name of the learner that answers until another is promoted. */
    public String champion() {
        return learners.keySet().iterator().next();
    }
}
