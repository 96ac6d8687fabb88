package io.millrace.trainer.learning;

import io.millrace.runtime.project.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The standings of all learners of a model, kept as one row. */
final class Standings {
    private static final int FORMAT = 1;

    private final Map<String, Standing> byLearner = new LinkedHashMap<>();

    /** Reads a row if there is one; learners without a standing begin one, those no longer there lose theirs. */
    static Standings of(Collection<String> learners, int classes, byte @Nullable [] row) {
        Map<String, Standing> stored = row == null ? Map.of() : read(row);
        Standings standings = new Standings();
        for (String learner : learners) {
            Standing standing = stored.get(learner);
            standings.byLearner.put(learner, standing == null ? new Standing(classes) : standing);
        }
        return standings;
    }

    private static Map<String, Standing> read(byte[] row) {
        Decoder in = new Decoder("standings", FORMAT, row);
        Map<String, Standing> stored = new LinkedHashMap<>();
        for (int left = in.count(2); left > 0; left--) {
            stored.put(in.text(), Standing.fromBytes(in.bytes()));
        }
        in.end();
        return stored;
    }

    byte[] toBytes() {
        Encoder out = new Encoder(FORMAT).whole(byLearner.size());
        byLearner.forEach((learner, standing) -> out.text(learner).bytes(standing.toBytes()));
        return out.toBytes();
    }

    /** Judges what was said of one example; a learner that was not there when it was said is not judged. */
    void judge(List<Prediction> predictions, int actual) {
        int noChange = predicted(Baselines.NO_CHANGE, predictions);
        int majority = predicted(Baselines.MAJORITY, predictions);
        for (Prediction prediction : predictions) {
            Standing standing = byLearner.get(prediction.learner());
            if (standing != null) {
                standing.add(prediction.predicted(), actual, noChange, majority);
            }
        }
    }

    Standing copy(String learner) {
        Standing standing = byLearner.get(learner);
        if (standing == null) {
            throw new IllegalArgumentException(Suggestion.unknown("learner", learner, byLearner.keySet()));
        }
        return standing.copy();
    }

    Map<String, Standing> copy() {
        Map<String, Standing> copy = new LinkedHashMap<>();
        byLearner.forEach((learner, standing) -> copy.put(learner, standing.copy()));
        return copy;
    }

    private static int predicted(String learner, List<Prediction> predictions) {
        for (Prediction prediction : predictions) {
            if (prediction.learner().equals(learner)) {
                return prediction.predicted();
            }
        }
        throw new UnreadableStateException("pending example: no prediction by the baseline '" + learner + "'");
    }
}
