package io.millrace.trainer.learning.onnx;

import io.millrace.trainer.learning.Algorithm;
import io.millrace.trainer.learning.Scores;

/** A classifier or regressor that stays as it is. */
final class OnnxAlgorithm implements Algorithm {

    private final OnnxModel model;

    /** 0 where numbers are predicted. */
    private final int classes;

    OnnxAlgorithm(OnnxModel model, int classes) {
        this.model = model;
        this.classes = classes;
    }

    @Override
    public double[] predict(double[] row) {
        double[] said;
        try {
            said = model.run(row);
        } catch (IllegalStateException e) {
            return new double[Math.max(1, classes)]; // of such a row it has nothing to say
        }
        if (classes == 0) {
            return said;
        }
        // of two classes some say the probability of the second alone
        return said.length == 1
                ? Scores.normalise(new double[] {1 - said[0], said[0]}, classes)
                : Scores.normalise(said, classes);
    }

    @Override
    public void learn(double[] row, double label, double weight) {
        // it was trained elsewhere
    }

    @Override
    public byte[] save() {
        return model.sha256();
    }

    @Override
    public String describe() {
        return model.describe();
    }
}
