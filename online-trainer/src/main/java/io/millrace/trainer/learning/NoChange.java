package io.millrace.trainer.learning;

/** Predicts the label learned last; without one, nothing. The baseline of the temporal kappa and of the scaled error. */
final class NoChange implements Learner {
    private static final int FORMAT = 2;

    private final InputSchema schema;

    /** NaN before the first. */
    private double last;

    NoChange(InputSchema schema) {
        this(schema, Double.NaN);
    }

    private NoChange(InputSchema schema, double last) {
        this.schema = schema;
        this.last = last;
    }

    static NoChange restore(InputSchema schema, byte[] saved) {
        Decoder in = new Decoder("saved no_change", FORMAT, saved);
        double last = in.whole() == 0 ? Double.NaN : in.amount();
        in.end();
        try {
            return Double.isNaN(last) ? new NoChange(schema) : new NoChange(schema, schema.checkLabel(last));
        } catch (UnusableInputException e) {
            throw new UnreadableStateException("saved no_change: " + e.getMessage());
        }
    }

    @Override
    public double[] predict(Inputs inputs) {
        schema.check(inputs);
        if (Double.isNaN(last)) {
            return schema.nothing();
        }
        return schema.regression()
                ? new double[] {last}
                : Scores.certain((int) last, schema.classes().size());
    }

    @Override
    public void learn(Inputs inputs, double label, double weight) {
        schema.check(inputs, label, weight);
        last = Double.isNaN(label) ? last : label;
    }

    @Override
    public byte[] save() {
        return Double.isNaN(last)
                ? new Encoder(FORMAT).whole(0).toBytes()
                : new Encoder(FORMAT).whole(1).amount(last).toBytes();
    }

    @Override
    public String describe() {
        return Baselines.NO_CHANGE;
    }
}
