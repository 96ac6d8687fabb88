package io.millrace.trainer.learning;

import java.util.List;

/** What becomes of one input before a learner sees it. It learns from every example before the learner does. */
sealed interface InputPreparation permits NumberPreparation, CategoryPreparation, HashPreparation {

    /** Returns the columns that the input becomes. */
    List<Column> columns();

    /** Takes an example into account. */
    void learn(Inputs inputs);

    /** Writes the input's columns into a row, from a place on. */
    void apply(Inputs inputs, double[] row, int at);

    /** Writes what has been learned. */
    void write(Encoder out);

    /** Reads what {@link #write} wrote, into one that has learned nothing. */
    void read(Decoder in);
}
