package io.millrace.trainer.learning;

/** Predicts every class by its share of the labels so far, whatever they weigh: it is what all are measured by. */
final class MajorityClass implements Learner {
    private static final int FORMAT = 1;

    private final InputSchema schema;
    private final double[] weights;

    MajorityClass(InputSchema schema) {
        this(schema, new double[schema.classes().size()]);
    }

    private MajorityClass(InputSchema schema, double[] weights) {
        this.schema = schema;
        this.weights = weights;
    }

    static MajorityClass restore(InputSchema schema, byte[] saved) {
        Decoder in = new Decoder("saved majority", FORMAT, saved);
        double[] weights = in.reals();
        in.end();
        if (weights.length != schema.classes().size()) {
            throw new UnreadableStateException("saved majority: " + weights.length + " classes, expected "
                    + schema.classes().size());
        }
        return new MajorityClass(schema, weights);
    }

    @Override
    public double[] predict(Inputs inputs) {
        schema.check(inputs);
        return Scores.normalise(weights, weights.length);
    }

    @Override
    public void learn(Inputs inputs, double label, double weight) {
        schema.check(inputs, label, weight);
        if (!Double.isNaN(label)) {
            weights[(int) label]++;
        }
    }

    @Override
    public byte[] save() {
        return new Encoder(FORMAT).reals(weights).toBytes();
    }

    @Override
    public String describe() {
        return Baselines.MAJORITY;
    }
}
