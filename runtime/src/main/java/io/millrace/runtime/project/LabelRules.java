package io.millrace.runtime.project;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done with labels beyond joining them.
 *
 * @param awaited whether labels come at all
 * @param otherwise class that an example counts as whose label has not come in time; null to forget it
 * @param corrections whether a label that differs from an earlier one of the same example is learned too
 * @param weights how often an example of a class counts when it is learned; 1 unless said
 * @param sample share of the examples of a class that is learned; all unless said
 */
public record LabelRules(
        boolean awaited,
        @Nullable String otherwise,
        boolean corrections,
        Map<String, Double> weights,
        Map<String, Double> sample) {

    /** Each label is learned once, as it is. */
    public static final LabelRules NONE = new LabelRules(true, null, false, Map.of(), Map.of());

    /** There are no labels. */
    public static final LabelRules ABSENT = new LabelRules(false, null, false, Map.of(), Map.of());

    /** Copies the maps. */
    public LabelRules {
        weights = Map.copyOf(weights);
        sample = Map.copyOf(sample);
    }
}
