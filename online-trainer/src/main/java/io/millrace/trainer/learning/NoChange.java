package io.millrace.trainer.learning;

/** Predicts the label learned last; without one, nothing. The baseline of the temporal kappa. */
final class NoChange implements Learner {
    private static final int FORMAT = 1;
    private static final int NONE = -1;

    private final InputSchema schema;
    private int last;

    NoChange(InputSchema schema) {
        this(schema, NONE);
    }

    private NoChange(InputSchema schema, int last) {
        this.schema = schema;
        this.last = last;
    }

    static NoChange restore(InputSchema schema, byte[] saved) {
        Decoder in = new Decoder("saved no_change", FORMAT, saved);
        int last = in.smallWhole() - 1;
        in.end();
        if (last >= schema.classes().size()) {
            throw new UnreadableStateException("saved no_change: label " + last + " is none of " + schema.classes());
        }
        return new NoChange(schema, last);
    }

    @Override
    public double[] predict(Inputs inputs) {
        schema.check(inputs);
        int classes = schema.classes().size();
        return last == NONE ? new double[classes] : Scores.certain(last, classes);
    }

    @Override
    public void learn(Inputs inputs, int label, double weight) {
        schema.check(inputs, label, weight);
        last = label;
    }

    @Override
    public byte[] save() {
        return new Encoder(FORMAT).whole(last + 1).toBytes();
    }

    @Override
    public String describe() {
        return Baselines.NO_CHANGE;
    }
}
