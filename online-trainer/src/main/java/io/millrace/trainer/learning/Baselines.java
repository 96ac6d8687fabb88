package io.millrace.trainer.learning;

import io.millrace.runtime.project.Suggestion;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The learners that any other has to beat: {@value #NO_CHANGE} predicts the label learned last, {@value #MAJORITY} the
 * label learned most. They draw nothing at random, so the seed is not theirs.
 */
public final class Baselines implements LearnerFactory {
    /** The name of the no-change baseline. */
    public static final String NO_CHANGE = "no_change";

    /** The name of the majority-class baseline. */
    public static final String MAJORITY = "majority";

    /** The names of both. */
    static final List<String> NAMES = List.of(NO_CHANGE, MAJORITY);

    @Override
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(NAMES));
    }

    @Override
    public Learner create(LearnerSpec spec, InputSchema schema) {
        return requireBare(spec).equals(NO_CHANGE) ? new NoChange(schema) : new MajorityClass(schema);
    }

    @Override
    public Learner restore(LearnerSpec spec, InputSchema schema, byte[] saved) {
        return requireBare(spec).equals(NO_CHANGE)
                ? NoChange.restore(schema, saved)
                : MajorityClass.restore(schema, saved);
    }

    private String requireBare(LearnerSpec spec) {
        String name = spec.name();
        if (!names().contains(name)) {
            throw new LearnerOptionsException(Suggestion.unknown("learner", name, names()));
        }
        if (!spec.options().strip().equals(name)) {
            throw new LearnerOptionsException(
                    "learner '" + name + "' takes no options, found '" + spec.options() + "'");
        }
        return name;
    }
}
