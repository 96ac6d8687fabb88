package io.millrace.trainer.learning;

import java.util.List;

/** An example that was predicted and waits for its label, with what every learner said of it then. */
final class PendingExample {
    private static final int FORMAT = 2;

    private final long time;
    private final Inputs inputs;
    private final List<Prediction> predictions;

    PendingExample(long time, Inputs inputs, List<Prediction> predictions) {
        this.time = time;
        this.inputs = inputs;
        this.predictions = List.copyOf(predictions);
    }

    static PendingExample fromBytes(byte[] bytes) {
        Decoder in = new Decoder("pending example", FORMAT, bytes);
        long time = in.fixed();
        Inputs inputs = Inputs.read(in);
        List<Prediction> predictions = Prediction.readAll(in);
        in.end();
        return new PendingExample(time, inputs, predictions);
    }

    byte[] toBytes() {
        return Prediction.writeAll(predictions, inputs.write(new Encoder(FORMAT).fixed(time)))
                .toBytes();
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
