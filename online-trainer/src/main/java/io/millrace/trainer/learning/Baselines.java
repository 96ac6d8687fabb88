package io.millrace.trainer.learning;

import io.millrace.runtime.project.Suggestion;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The learners that any other has to beat: {@value #NO_CHANGE} predicts the label learned last, {@value #MAJORITY} the
 * class learned most, {@value #MEAN} the mean of the numbers learned. They draw nothing at random, so the seed is not theirs.
 */
public final class Baselines implements LearnerFactory {
    /** The name of the no-change baseline. */
    public static final String NO_CHANGE = "no_change";

    /** The name of the majority-class baseline. */
    public static final String MAJORITY = "majority";

    /** The name of the baseline of numbers that says their mean. */
    public static final String MEAN = "mean";

    /** The names of all. */
    static final List<String> NAMES = List.of(NO_CHANGE, MAJORITY, MEAN);

    /** The name of the one that says what is usual. */
    static String typical(InputSchema schema) {
        return schema.regression() ? MEAN : MAJORITY;
    }

    @Override
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(NAMES));
    }

    @Override
    public Learner create(LearnerSpec spec, InputSchema schema) {
        return switch (requireBare(spec, schema)) {
            case NO_CHANGE -> new NoChange(schema);
            case MAJORITY -> new MajorityClass(schema);
            default -> new MeanNumber(schema);
        };
    }

    @Override
    public Learner restore(LearnerSpec spec, InputSchema schema, byte[] saved) {
        return switch (requireBare(spec, schema)) {
            case NO_CHANGE -> NoChange.restore(schema, saved);
            case MAJORITY -> MajorityClass.restore(schema, saved);
            default -> MeanNumber.restore(schema, saved);
        };
    }

    private String requireBare(LearnerSpec spec, InputSchema schema) {
        String name = spec.name();
        if (!names().contains(name)) {
            throw new LearnerOptionsException(Suggestion.unknown("learner", name, names()));
        }
        if (!spec.options().strip().equals(name)) {
            throw new LearnerOptionsException(
                    "learner '" + name + "' takes no options, found '" + spec.options() + "'");
        }
        if (!name.equals(NO_CHANGE) && !name.equals(typical(schema))) {
            throw new LearnerOptionsException("learner '" + name + "' is none for "
                    + (schema.regression() ? "numbers" : "classes") + "; expected " + NO_CHANGE + " or "
                    + typical(schema));
        }
        return name;
    }
}
