package io.millrace.trainer.learning;

import io.millrace.runtime.project.Suggestion;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Several learner factories as one: each name goes to the first factory that offers it. */
public final class Learners implements LearnerFactory {
    private final List<LearnerFactory> families;

    /** Makes one of the given factories, for instance {@link Baselines} and MOA's learners. */
    public Learners(List<LearnerFactory> families) {
        this.families = List.copyOf(families);
    }

    @Override
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        families.forEach(family -> names.addAll(family.names()));
        return Collections.unmodifiableSortedSet(names);
    }

    @Override
    public Learner create(LearnerSpec spec, InputSchema schema) {
        return familyOf(spec).create(spec, schema);
    }

    @Override
    public Learner restore(LearnerSpec spec, InputSchema schema, byte[] saved) {
        return familyOf(spec).restore(spec, schema, saved);
    }

    private LearnerFactory familyOf(LearnerSpec spec) {
        String name = spec.name();
        for (LearnerFactory family : families) {
            if (family.names().contains(name)) {
                return family;
            }
        }
        throw new LearnerOptionsException(Suggestion.unknown("learner", name, names()));
    }
}
