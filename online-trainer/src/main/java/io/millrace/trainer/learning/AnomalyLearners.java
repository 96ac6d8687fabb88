package io.millrace.trainer.learning;

import io.millrace.runtime.project.Task;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Learners that say how unusual an event is: {@code anomaly.HalfSpaceTrees}. MOA's learner of that kind draws from a source without a seed,
 * so equal logs would not give equal models.
 */
public final class AnomalyLearners implements LearnerFactory {
    /** The one that there is. */
    public static final String HALF_SPACE_TREES = "anomaly.HalfSpaceTrees";

    @Override
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(HALF_SPACE_TREES)));
    }

    @Override
    public Learner create(LearnerSpec spec, InputSchema schema) {
        HalfSpaceOptions options = options(spec, schema);
        return PreparedLearner.create(
                schema, spec.preparation(), columns -> new HalfSpaceTrees(options, spec.seed(), inputs(columns)));
    }

    @Override
    public Learner restore(LearnerSpec spec, InputSchema schema, byte[] saved) {
        HalfSpaceOptions options = options(spec, schema);
        return PreparedLearner.restore(
                schema,
                spec.preparation(),
                saved,
                (columns, bytes) -> HalfSpaceTrees.restore(options, spec.seed(), inputs(columns), bytes));
    }

    /** Of each column the input that it is of. */
    private static List<String> inputs(List<Column> columns) {
        return columns.stream().map(Column::input).toList();
    }

    private static HalfSpaceOptions options(LearnerSpec spec, InputSchema schema) {
        if (schema.task() != Task.ANOMALY) {
            throw new LearnerOptionsException(
                    "learner '" + spec.name() + "' says how unusual an event is: it needs 'task: anomaly'");
        }
        return HalfSpaceOptions.read(spec.options());
    }
}
