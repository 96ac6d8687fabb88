package io.millrace.trainer.learning;

import java.util.Arrays;

/** How bad a learner was at each of the last labels, so that two learners can be compared label by label. */
final class LastLosses {
    /** Of a label by which it was not judged; no amount begins with it. */
    private static final long NOT_JUDGED = 3;

    /** By place of the label modulo the window; NaN where it was not judged. */
    private final double[] losses;

    LastLosses(int window) {
        this.losses = new double[window];
        Arrays.fill(losses, Double.NaN);
    }

    /** Reads what {@link #write} wrote; of another window nothing is known. */
    static LastLosses read(int window, Decoder in) {
        LastLosses read = new LastLosses(in.count(1));
        for (int i = 0; i < read.losses.length; i++) {
            long first = in.whole();
            read.losses[i] = first == NOT_JUDGED ? Double.NaN : in.amount(first);
        }
        return read.losses.length == window ? read : new LastLosses(window);
    }

    void write(Encoder out) {
        out.whole(losses.length);
        for (double loss : losses) {
            if (Double.isNaN(loss)) {
                out.whole(NOT_JUDGED);
            } else {
                out.amount(loss);
            }
        }
    }

    /** Notes the label at a place of the journal. */
    void add(long place, double loss) {
        losses[(int) (place % losses.length)] = loss;
    }

    /** Notes a label by which the learner was not judged. */
    void skip(long place) {
        add(place, Double.NaN);
    }

    /** Returns at how many labels by which both were judged this one was better than the other. */
    int aheadOf(LastLosses other) {
        int ahead = 0;
        for (int i = 0; i < losses.length; i++) {
            ahead += losses[i] < other.losses[i] ? 1 : 0;
        }
        return ahead;
    }
}
