package io.millrace.trainer.learning.moa;

import com.yahoo.labs.samoa.instances.InstancesHeader;
import io.millrace.trainer.learning.Algorithm;
import io.millrace.trainer.learning.Scores;
import java.util.Arrays;
import moa.classifiers.AbstractClassifier;

/** One of MOA's classifiers. */
final class MoaAlgorithm implements Algorithm {
    private final AbstractClassifier model;
    private final int classes;
    private final String description;

    MoaAlgorithm(AbstractClassifier model, int classes, String description) {
        this.model = model;
        this.classes = classes;
        this.description = description;
    }

    @Override
    public double[] predict(double[] row) {
        if (!model.trainingHasStarted()) {
            // an ensemble asked before its first example would make its members now, and that changes it
            return new double[classes];
        }
        return scores(model.getVotesForInstance(MoaHeader.instance(header(), row, Double.NaN, 1.0)));
    }

    /**
     * A member of an ensemble that has not erred votes with an infinite weight, and a 0 times infinite is NaN. No shares can be made
     * of such votes; the winner is the one that MOA's own evaluation takes.
     */
    private double[] scores(double[] votes) {
        boolean shares = Arrays.stream(votes).allMatch(Double::isFinite);
        return shares ? Scores.normalise(votes, classes) : Scores.certain(Scores.winner(votes), classes);
    }

    @Override
    public void learn(double[] row, int label, double weight) {
        model.trainOnInstance(MoaHeader.instance(header(), row, label, weight));
    }

    @Override
    public byte[] save() {
        return SavedClassifier.write(model);
    }

    @Override
    public String describe() {
        return description;
    }

    private InstancesHeader header() {
        return model.getModelContext();
    }
}
