package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.List;

/** What one learner said of one example. */
public final class Prediction {
    private final String learner;
    private final double[] scores;

    Prediction(String learner, double[] scores) {
        this.learner = learner;
        this.scores = scores;
    }

    static List<Prediction> readAll(Decoder in) {
        int count = in.count(2);
        List<Prediction> predictions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            predictions.add(new Prediction(in.text(), in.amounts()));
        }
        return predictions;
    }

    static Encoder writeAll(List<Prediction> predictions, Encoder out) {
        out.whole(predictions.size());
        for (Prediction prediction : predictions) {
            out.text(prediction.learner).amounts(prediction.scores);
        }
        return out;
    }

    /** Returns the learner's name in the definition. */
    public String learner() {
        return learner;
    }

    /** Returns the index of the class with the highest score, the first of equals. */
    public int predicted() {
        return Scores.winner(scores);
    }

    /** Returns the number that was predicted, where numbers are. */
    public double number() {
        return scores[0];
    }

    /** Returns the scores as {@link Learner#predict} gave them. */
    public double[] scores() {
        return scores.clone();
    }
}
