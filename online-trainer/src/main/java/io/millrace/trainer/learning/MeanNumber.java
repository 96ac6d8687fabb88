package io.millrace.trainer.learning;

/** Predicts the mean of the numbers so far, whatever they weigh; before the first, 0. */
final class MeanNumber implements Learner {
    private static final int FORMAT = 1;

    private final InputSchema schema;
    private double count;
    private double mean;

    MeanNumber(InputSchema schema) {
        this.schema = schema;
    }

    static MeanNumber restore(InputSchema schema, byte[] saved) {
        Decoder in = new Decoder("saved mean", FORMAT, saved);
        MeanNumber restored = new MeanNumber(schema);
        restored.count = in.amount();
        restored.mean = in.real();
        in.end();
        return restored;
    }

    @Override
    public double[] predict(Inputs inputs) {
        schema.check(inputs);
        return new double[] {mean};
    }

    @Override
    public void learn(Inputs inputs, double label, double weight) {
        schema.check(inputs, label, weight);
        count++;
        mean += (label - mean) / count;
    }

    @Override
    public byte[] save() {
        return new Encoder(FORMAT).amount(count).real(mean).toBytes();
    }

    @Override
    public String describe() {
        return Baselines.MEAN;
    }
}
