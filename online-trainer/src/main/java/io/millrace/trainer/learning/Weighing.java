package io.millrace.trainer.learning;

import io.millrace.runtime.project.LabelRules;
import java.util.List;

/** How often an example counts when it is learned: a matter of its class if it has one, its id and its label alone, so that it is the same whenever it is asked. */
public final class Weighing {

    private final double[] weights;
    private final double[] shares;

    /** Weights of classes, in order; numbers have none. */
    public Weighing(LabelRules rules, List<String> classes) {
        this.weights = classes.stream()
                .mapToDouble(name -> rules.weights().getOrDefault(name, 1.0))
                .toArray();
        this.shares = classes.stream()
                .mapToDouble(name -> rules.sample().getOrDefault(name, 1.0))
                .toArray();
    }

    /**
     * Weight of an example; 0 when it is judged only.
     *
     * @param said how often its label lets it count
     */
    public double of(String exampleId, double label, double said) {
        if (weights.length == 0) {
            return said;
        }
        int of = (int) label;
        return shares[of] < 1 && Hashes.share(exampleId) >= shares[of]
                ? 0
                : Math.min(InputSchema.LARGEST_WEIGHT, weights[of] * said);
    }
}
