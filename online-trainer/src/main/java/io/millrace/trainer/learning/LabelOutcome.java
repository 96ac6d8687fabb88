package io.millrace.trainer.learning;

import java.util.List;
import java.util.Map;

/** What became of a label. */
public sealed interface LabelOutcome {
    /**
     * The label met its prediction: every learner was evaluated on what it said then, and has learned it.
     *
     * @param predictionTime the time given with the prediction
     * @param predictions what was said then, by learner
     * @param snapshots the snapshots that learning this label led to, by learner; mostly none. They are stored already
     */
    record Joined(long predictionTime, List<Prediction> predictions, Map<String, Snapshot> snapshots)
            implements LabelOutcome {
        /** Copies the collections. */
        public Joined {
            predictions = List.copyOf(predictions);
            snapshots = Map.copyOf(snapshots);
        }
    }

    /** No prediction waits under this id: it never was, was answered, or its time was up. Counted, nothing learned. */
    record Unmatched() implements LabelOutcome {}
}
