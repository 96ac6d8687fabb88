package io.millrace.trainer.learning;

import java.util.List;
import java.util.Map;

/** What became of a label. */
public sealed interface LabelOutcome {

    /** The snapshots that it led to, by learner; mostly none. They are stored already. */
    default Map<String, Snapshot> snapshots() {
        return Map.of();
    }

    /**
     * The label met its prediction: every learner was evaluated on what it said then, and has learned it.
     *
     * @param predictionTime the time given with the prediction
     * @param predictions what was said then, by learner, the one that answered first
     * @param label the index of the class, or the number, that it was
     */
    record Joined(
            long predictionTime,
            List<Prediction> predictions,
            double label,
            @Override Map<String, Snapshot> snapshots) implements LabelOutcome {
        /** Copies the collections. */
        public Joined {
            predictions = List.copyOf(predictions);
            snapshots = Map.copyOf(snapshots);
        }
    }

    /** The example had another label before: this one is learned too, and nobody is judged anew. */
    record Corrected(@Override Map<String, Snapshot> snapshots) implements LabelOutcome {
        /** Copies the snapshots. */
        public Corrected {
            snapshots = Map.copyOf(snapshots);
        }
    }

    /** The example has this label already. Counted, nothing learned. */
    record Repeated() implements LabelOutcome {}

    /** No prediction waits under this id: it never was, was answered, or its time was up. Counted, nothing learned. */
    record Unmatched() implements LabelOutcome {}
}
