package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An example that was predicted and waits for its label, with what every learner said of it then. Once its label has been
 * learned, a marker stays in its place until the timeout, so that the same label is not learned twice.
 */
final class PendingExample {
    private static final int FORMAT = 1;
    private static final int WAITING = 0;
    private static final int ANSWERED = 1;

    private final long time;
    private final double[] inputs;
    private final List<Prediction> predictions;

    PendingExample(long time, double[] inputs, List<Prediction> predictions) {
        this.time = time;
        this.inputs = inputs.clone();
        this.predictions = List.copyOf(predictions);
    }

    /** Returns the example, or null if the bytes are the marker of one whose label has been learned. */
    static @Nullable PendingExample fromBytes(byte[] bytes) {
        Decoder in = new Decoder("pending example", FORMAT, bytes);
        if (in.whole() == ANSWERED) {
            in.end();
            return null;
        }
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

    static byte[] answered() {
        return new Encoder(FORMAT).whole(ANSWERED).toBytes();
    }

    byte[] toBytes() {
        Encoder out =
                new Encoder(FORMAT).whole(WAITING).fixed(time).reals(inputs).whole(predictions.size());
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
