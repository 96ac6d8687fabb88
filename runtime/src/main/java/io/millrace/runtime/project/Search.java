package io.millrace.runtime.project;

import java.util.List;

/**
 * Learners that differ by their options, of which one is looked for: after each so many labels the worse half leaves, until one is left.
 *
 * @param name name of the search
 * @param learners names of its learners, each a challenger of the model
 * @param halve labels between two halvings, 1 or more
 * @param metric by which they are compared, over all labels
 */
public record Search(String name, List<String> learners, int halve, PromotionRule.Metric metric) {

    /** Copies the names. */
    public Search {
        learners = List.copyOf(learners);
    }
}
