package io.millrace.trainer.learning;

import java.util.BitSet;

/** Which of the last labels a learner was right about, so that two learners can be compared label by label. */
final class LastRights {
    private final int window;

    /** By place of the label modulo the window. */
    private final BitSet judged;

    private final BitSet right;

    LastRights(int window) {
        this(window, new BitSet(), new BitSet());
    }

    private LastRights(int window, BitSet judged, BitSet right) {
        this.window = window;
        this.judged = judged;
        this.right = right;
    }

    /** Reads what {@link #write} wrote; of another window nothing is known. */
    static LastRights read(int window, Decoder in) {
        LastRights read = new LastRights(in.smallWhole(), BitSet.valueOf(in.bytes()), BitSet.valueOf(in.bytes()));
        return read.window == window ? read : new LastRights(window);
    }

    void write(Encoder out) {
        out.whole(window).bytes(judged.toByteArray()).bytes(right.toByteArray());
    }

    /** Notes the label at a place of the journal. */
    void add(long place, boolean wasRight) {
        int at = (int) (place % window);
        judged.set(at);
        right.set(at, wasRight);
    }

    /** Notes a label by which the learner was not judged. */
    void skip(long place) {
        int at = (int) (place % window);
        judged.clear(at);
        right.clear(at);
    }

    /** Returns how many labels by which both were judged this one was right about, and the other wrong. */
    int aheadOf(LastRights other) {
        BitSet only = (BitSet) right.clone();
        only.and(other.judged);
        only.andNot(other.right);
        return only.cardinality();
    }
}
