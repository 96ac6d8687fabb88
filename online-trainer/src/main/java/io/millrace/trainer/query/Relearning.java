package io.millrace.trainer.query;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.schemas.Example;
import io.millrace.trainer.learning.LearnerSpec;
import io.millrace.trainer.learning.LiveModel;
import io.millrace.trainer.learning.SnapshotChunks;
import io.millrace.trainer.learning.TrainerDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;

/** One learner that learns the whole log of its model again, but for what is to be left out. */
public final class Relearning {

    private final TrainerDefinition definition;
    private final LogJoin join;
    private final LiveModel model;
    private final LongPredicate offsets;
    private final Set<String> ids;
    private final Map<String, String> inputs;
    private final Set<String> leftOut = new HashSet<>();
    private long position;
    private long learned;

    /**
     * A learner before the first entry.
     *
     * @param offsets vectors and labels at which offsets are left out
     * @param ids ids of events that are left out
     * @param inputs events are left out of which one of these inputs is that
     */
    public Relearning(
            Plan plan,
            Model model,
            String learner,
            LongPredicate offsets,
            Set<String> ids,
            Map<String, String> inputs) {
        this.definition = TrainerDefinitions.of(plan, model);
        LearnerSpec spec = Objects.requireNonNull(definition.learners().get(learner), learner);
        this.join = new LogJoin(plan, model, definition);
        this.model = LiveModel.create(TrainerDefinitions.factory(), spec, definition.schema(), definition.policy(), 0);
        this.offsets = offsets;
        this.ids = Set.copyOf(ids);
        this.inputs = Map.copyOf(inputs);
    }

    /** Takes the next entry of the log. */
    public void accept(long offset, Example entry) {
        if (offsets.test(offset) || ids.contains(entry.getId()) || isOfThem(entry)) {
            leftOut.add(entry.getId());
        }
        join.accept(entry).ifPresent(joined -> {
            position++;
            if (!leftOut.contains(joined.id())) {
                model.replay(joined.example());
                learned++;
            }
        });
    }

    private boolean isOfThem(Example entry) {
        return inputs.entrySet().stream().anyMatch(one -> one.getValue()
                .equals(String.valueOf(entry.getInputs().get(one.getKey()))));
    }

    /** How many examples it has learned. */
    public long learned() {
        return learned;
    }

    /** How many examples of the log it has not learned. */
    public long without() {
        return position - learned;
    }

    /** What it has become, in pieces that fit a record. */
    public List<byte[]> state() {
        return SnapshotChunks.split(model.snapshot().at(position), definition.largestChunk());
    }
}
