package io.millrace.trainer.learning;

import io.millrace.runtime.project.PromotionRule.Metric;

/**
 * The quality of one learner's predictions over some of the labels seen: all, the last ones, or all with the older ones counting less
 * (prequential, or test-then-train: Gama, Sebastião, Rodrigues, "On evaluating stream learning algorithms", Machine
 * Learning 90, 2013). A ratio of 0 to 0 is undefined and comes back as NaN, never as a flattering 0 or 1.
 */
public sealed interface Evaluation permits ClassEvaluation, NumberEvaluation {
    /** One without predictions. */
    static Evaluation none(InputSchema schema) {
        return schema.regression()
                ? new NumberEvaluation()
                : new ClassEvaluation(schema.classes().size());
    }

    /**
     * Reads {@link #toBytes()}.
     *
     * @throws UnreadableStateException if the bytes are anything else
     */
    static Evaluation fromBytes(InputSchema schema, byte[] bytes) {
        return schema.regression() ? NumberEvaluation.fromBytes(bytes) : ClassEvaluation.fromBytes(bytes);
    }

    /** Counts one prediction whose label has come. */
    void add(Judged one);

    /** Counts what another of the same kind has counted. */
    void add(Evaluation other);

    /** Lets everything counted so far weigh {@code factor} times as much. */
    void scale(double factor);

    /** Returns the weight of all predictions counted: their number, when each counts once. */
    double count();

    /** Returns a figure; NaN when it is none of this kind, or not defined. */
    double figure(Metric metric);

    /** Returns the versioned bytes. */
    byte[] toBytes();
}
