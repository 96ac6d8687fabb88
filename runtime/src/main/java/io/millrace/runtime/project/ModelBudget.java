package io.millrace.runtime.project;

/**
 * How large each learner of a model may become, and what is done with one that has outgrown that.
 *
 * @param bytes of its saved state, not compressed; in memory it takes a few times that
 * @param outgrown what is done
 */
public record ModelBudget(long bytes, Outgrown outgrown) {

    /** A forest of some hundred large trees. */
    public static final ModelBudget USUAL = new ModelBudget(128L << 20, Outgrown.STOP);

    /** What is done with a learner that has outgrown its budget. */
    public enum Outgrown {
        /** It goes on to answer, and learns no more. */
        STOP,
        /** It begins anew. */
        RESET
    }
}
