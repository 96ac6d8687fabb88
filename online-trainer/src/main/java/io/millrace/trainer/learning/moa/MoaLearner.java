package io.millrace.trainer.learning.moa;

import com.yahoo.labs.samoa.instances.InstancesHeader;
import io.millrace.trainer.learning.InputSchema;
import io.millrace.trainer.learning.Learner;
import io.millrace.trainer.learning.Scores;
import moa.classifiers.AbstractClassifier;

/** One of MOA's classifiers. */
final class MoaLearner implements Learner {
    private final AbstractClassifier model;
    private final InputSchema schema;
    private final String description;

    MoaLearner(AbstractClassifier model, InputSchema schema, String description) {
        this.model = model;
        this.schema = schema;
        this.description = description;
    }

    @Override
    public double[] predict(double[] inputs) {
        schema.check(inputs);
        int classes = schema.classes().size();
        if (!model.trainingHasStarted()) {
            // an ensemble asked before its first example would make its members now, and that changes it
            return new double[classes];
        }
        return Scores.normalise(
                model.getVotesForInstance(MoaHeader.instance(header(), inputs, Double.NaN, 1.0)), classes);
    }

    @Override
    public void learn(double[] inputs, int label, double weight) {
        schema.check(inputs, label, weight);
        model.trainOnInstance(MoaHeader.instance(header(), inputs, label, weight));
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
