package io.millrace.trainer.learning;

import java.util.List;
import java.util.Map;

/**
 * What was said of an example.
 *
 * @param predictions of every learner, the one that answers first
 * @param snapshots those that it led to, by learner, where examples are learned as they come; they are stored already
 */
public record Predicted(List<Prediction> predictions, Map<String, Snapshot> snapshots) {
    /** Copies the collections. */
    public Predicted {
        predictions = List.copyOf(predictions);
        snapshots = Map.copyOf(snapshots);
    }
}
