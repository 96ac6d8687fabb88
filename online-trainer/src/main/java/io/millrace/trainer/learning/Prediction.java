package io.millrace.trainer.learning;

/** What one learner said of one example. */
public final class Prediction {
    private final String learner;
    private final double[] scores;

    Prediction(String learner, double[] scores) {
        this.learner = learner;
        this.scores = scores;
    }

    /** Returns the learner's name in the definition. */
    public String learner() {
        return learner;
    }

    /** Returns the index of the class with the highest score, the first of equals. */
    public int predicted() {
        return Scores.winner(scores);
    }

    /** Returns the scores as {@link Learner#predict} gave them. */
    public double[] scores() {
        return scores.clone();
    }
}
