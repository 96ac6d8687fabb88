package io.millrace.trainer.learning;

import java.util.SortedSet;

/** Makes learners of the names it offers. */
public interface LearnerFactory {
    /** Returns the learner names that may stand first in {@link LearnerSpec#options()}. */
    SortedSet<String> names();

    /**
     * Returns an untrained learner.
     *
     * @throws LearnerOptionsException if the options cannot be used; the message lists what is allowed
     */
    Learner create(LearnerSpec spec, InputSchema schema);

    /**
     * Returns a learner as it was when {@code saved} was made by {@link Learner#save()}.
     *
     * @throws LearnerOptionsException if the options cannot be used
     * @throws UnreadableStateException if the bytes are not such a learner's
     */
    Learner restore(LearnerSpec spec, InputSchema schema, byte[] saved);
}
