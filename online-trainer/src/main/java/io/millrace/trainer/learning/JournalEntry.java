package io.millrace.trainer.learning;

import java.util.List;

/** One example that was learned, as the journal keeps it: inputs, label, weight, and what was predicted of it. */
public final class JournalEntry {
    private static final int FORMAT = 3;

    private final Inputs inputs;
    private final double label;
    private final double weight;
    private final List<Prediction> predictions;
    private final byte[] bytes;

    /** Makes an entry of which nothing was predicted. */
    public JournalEntry(Inputs inputs, double label, double weight) {
        this(inputs, label, weight, List.of());
    }

    /** Makes an entry; {@link InputSchema#check(Inputs, double, double)} says what a learner takes. */
    public JournalEntry(Inputs inputs, double label, double weight, List<Prediction> predictions) {
        this(label, weight, inputs, predictions, body(inputs, predictions));
    }

    private JournalEntry(double label, double weight, Inputs inputs, List<Prediction> predictions, byte[] body) {
        this.inputs = inputs;
        this.label = label;
        this.weight = weight;
        this.predictions = List.copyOf(predictions);
        this.bytes =
                new Encoder(FORMAT).amount(label).amount(weight).encoded(body).toBytes();
    }

    /** Makes an entry of which a part is written already: {@link #body}. */
    static JournalEntry of(double label, double weight, Inputs inputs, List<Prediction> predictions, byte[] body) {
        return new JournalEntry(label, weight, inputs, predictions, body);
    }

    /** Returns inputs and predictions as they are written. */
    static byte[] body(Inputs inputs, List<Prediction> predictions) {
        return Prediction.writeAll(predictions, inputs.write(new Encoder())).toBytes();
    }

    /**
     * Reads {@link #toBytes()}.
     *
     * @throws UnreadableStateException if the bytes are anything else
     */
    public static JournalEntry fromBytes(byte[] bytes) {
        Decoder in = new Decoder("journal entry", FORMAT, bytes);
        double label = in.amount();
        double weight = in.amount();
        byte[] body = in.rest();
        Inputs inputs = Inputs.read(in);
        List<Prediction> predictions = Prediction.readAll(in);
        in.end();
        return of(label, weight, inputs, predictions, body);
    }

    /** Returns the inputs. */
    public Inputs inputs() {
        return inputs;
    }

    /** Returns the index of the class, or the number. */
    public double label() {
        return label;
    }

    /** Returns how often the example counts. */
    public double weight() {
        return weight;
    }

    /** Returns what was predicted of it, by all who were asked. */
    public List<Prediction> predictions() {
        return predictions;
    }

    /** Returns the versioned bytes: 8 for every input, and some for every prediction. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Returns the number of bytes in the journal. */
    public int size() {
        return bytes.length;
    }
}
