package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.List;

/** An example that was predicted and waits for its label, with what every learner said of it then. */
final class PendingExample {
    private static final int FORMAT = 1;

    private final long time;
    private final double[] inputs;
    private final List<Prediction> predictions;

    PendingExample(long time, double[] inputs, List<Prediction> predictions) {
        this.time = time;
        this.inputs = inputs.clone();
        this.predictions = List.copyOf(predictions);
    }

    static PendingExample fromBytes(byte[] bytes) {
        Decoder in = new Decoder("pending example", FORMAT, bytes);
        long time = in.fixed();
        double[] inputs = in.reals();
        int count = in.count(2);
        List<Prediction> predictions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            predictions.add(new Prediction(in.text(), in.reals()));
        }
        in.end();
        return new PendingExample(time, inputs, predictions);
    }

    byte[] toBytes() {
        Encoder out = new Encoder(FORMAT).fixed(time).reals(inputs).whole(predictions.size());
        for (Prediction prediction : predictions) {
            out.text(prediction.learner()).reals(prediction.scores());
        }
        return out.toBytes();
    }

    long time() {
        return time;
    }

    double[] inputs() {
        return inputs.clone();
    }

    List<Prediction> predictions() {
        return predictions;
    }
}
