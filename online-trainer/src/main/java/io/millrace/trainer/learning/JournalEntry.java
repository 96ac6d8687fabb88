package io.millrace.trainer.learning;

/** One example that was learned, as the journal keeps it: inputs, with NaN for missing, label and weight. */
public final class JournalEntry {
    private static final int FORMAT = 1;

    private final double[] inputs;
    private final int label;
    private final double weight;
    private final byte[] bytes;

    /** Makes an entry; {@link InputSchema#check(double[], int, double)} says what a learner takes. */
    public JournalEntry(double[] inputs, int label, double weight) {
        this.inputs = inputs.clone();
        this.label = label;
        this.weight = weight;
        this.bytes = new Encoder(FORMAT).whole(label).real(weight).reals(inputs).toBytes();
    }

    /**
     * Reads {@link #toBytes()}.
     *
     * @throws UnreadableStateException if the bytes are anything else
     */
    public static JournalEntry fromBytes(byte[] bytes) {
        Decoder in = new Decoder("journal entry", FORMAT, bytes);
        int label = in.smallWhole();
        double weight = in.real();
        double[] inputs = in.reals();
        in.end();
        return new JournalEntry(inputs, label, weight);
    }

    /** Returns the inputs. */
    public double[] inputs() {
        return inputs.clone();
    }

    /** Returns the index of the class. */
    public int label() {
        return label;
    }

    /** Returns how often the example counts. */
    public double weight() {
        return weight;
    }

    /** Returns the versioned bytes: about 11 and 8 for every input. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Returns the number of bytes in the journal. */
    public int size() {
        return bytes.length;
    }
}
