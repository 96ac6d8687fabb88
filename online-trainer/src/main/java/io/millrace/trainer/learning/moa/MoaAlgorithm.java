package io.millrace.trainer.learning.moa;

import com.yahoo.labs.samoa.instances.InstancesHeader;
import io.millrace.trainer.learning.Algorithm;
import io.millrace.trainer.learning.Scores;
import java.util.Arrays;
import moa.classifiers.AbstractClassifier;

/** One of MOA's classifiers or regressors. */
final class MoaAlgorithm implements Algorithm {
    private final AbstractClassifier model;

    /** 0 where numbers are predicted. */
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
            return new double[Math.max(1, classes)];
        }
        double[] votes = model.getVotesForInstance(MoaHeader.instance(header(), row, Double.NaN, 1.0));
        return classes == 0 ? number(votes) : scores(votes);
    }

    /** One that has not seen a row like this says nothing, or no number; then it is 0. */
    private static double[] number(double[] votes) {
        return new double[] {votes.length > 0 && Double.isFinite(votes[0]) ? votes[0] : 0};
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
    public void learn(double[] row, double label, double weight) {
        model.trainOnInstance(MoaHeader.instance(header(), row, label, weight));
    }

    @Override
    public byte[] save() {
        return SavedModel.write(model);
    }

    @Override
    public String describe() {
        return description;
    }

    private InstancesHeader header() {
        return model.getModelContext();
    }
}
