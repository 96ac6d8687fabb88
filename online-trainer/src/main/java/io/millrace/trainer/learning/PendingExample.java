package io.millrace.trainer.learning;

import java.util.List;

/** An example that was predicted and waits for its label, or for a correction, with what every learner said of it then. */
final class PendingExample {
    private static final int FORMAT = 4;

    private final long time;

    /** NaN before it has come. */
    private final double label;

    private final Inputs inputs;
    private final List<Prediction> predictions;

    /** Inputs and predictions as they are written, here and in the journal. */
    private final byte[] body;

    PendingExample(long time, Inputs inputs, List<Prediction> predictions) {
        this(time, Double.NaN, inputs, predictions, JournalEntry.body(inputs, predictions));
    }

    private PendingExample(long time, double label, Inputs inputs, List<Prediction> predictions, byte[] body) {
        this.body = body;
        this.time = time;
        this.label = label;
        this.inputs = inputs;
        this.predictions = List.copyOf(predictions);
    }

    static PendingExample fromBytes(byte[] bytes) {
        Decoder in = new Decoder("pending example", FORMAT, bytes);
        long time = in.fixed();
        double label = in.whole() == 0 ? Double.NaN : in.amount();
        byte[] body = in.rest();
        Inputs inputs = Inputs.read(in);
        List<Prediction> predictions = Prediction.readAll(in);
        in.end();
        return new PendingExample(time, label, inputs, predictions, body);
    }

    byte[] toBytes() {
        Encoder out = new Encoder(FORMAT).fixed(time);
        return (labelled() ? out.whole(1).amount(label) : out.whole(0))
                .encoded(body)
                .toBytes();
    }

    /** What the journal says of it. */
    JournalEntry entry(double of, double weight) {
        return JournalEntry.of(of, weight, inputs, predictions, body);
    }

    /** The same when its label has come. */
    PendingExample labelled(double with) {
        return new PendingExample(time, with, inputs, predictions, body);
    }

    boolean labelled() {
        return !Double.isNaN(label);
    }

    /** The label that has come; not to be asked before. */
    double label() {
        return label;
    }

    long time() {
        return time;
    }

    Inputs inputs() {
        return inputs;
    }

    List<Prediction> predictions() {
        return predictions;
    }
}
