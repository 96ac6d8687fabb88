package io.millrace.trainer.learning;

import java.util.List;

/** Many small clusters of the rows that came lately. Deterministic, as an {@link Algorithm} is. */
public interface MicroClusters {

    /** One of them. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Micro(double[] centre, double weight) {}

    /** Takes a row in. */
    void learn(double[] row);

    /** Returns those that there are; none before enough rows have come. */
    List<Micro> all();

    /** Returns the whole state. */
    byte[] save();

    /** Returns the normalised options and the library with its version. */
    String describe();
}
