package io.millrace.trainer.learning;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has become of a model's predictions and labels: how many there have been of each kind. */
public final class Counters {
    private static final int FORMAT = 4;

    /** What is counted. */
    public enum Count {
        /** Examples predicted. */
        PREDICTIONS,
        /** Labels that found their prediction, and were learned. */
        JOINED,
        /** Predictions whose label did not come in time. */
        TIMED_OUT,
        /** Those of them that were learned as the class that they count as then. */
        OTHERWISE,
        /** Labels that differ from an earlier one of their example, and were learned too. */
        CORRECTED,
        /** Labels that their example had already. */
        REPEATED,
        /** Labels without a prediction waiting for them: of an unknown example, or too late, or after the first one. */
        UNMATCHED,
        /** Examples that were already waiting for their label when they came again, ignored. */
        DUPLICATES,
        /** Milliseconds of event time from predictions to their labels, of all that were joined. */
        LABEL_DELAY,
        /** Examples learned as they came, without a label. */
        UNLABELLED
    }

    private static final Counters ZERO = new Counters(new long[Count.values().length]);

    private final long[] counts;

    private Counters(long[] counts) {
        this.counts = counts;
    }

    /** Nothing yet. */
    static Counters zero() {
        return ZERO;
    }

    /** So many of each; none of what is not named. */
    static Counters of(Map<Count, Long> named) {
        Counters all = ZERO;
        for (Map.Entry<Count, Long> one : named.entrySet()) {
            all = all.plus(one.getKey(), one.getValue());
        }
        return all;
    }

    static Counters fromBytes(byte[] bytes) {
        Decoder in = new Decoder("counters", FORMAT, bytes);
        long[] counts = new long[ZERO.counts.length];
        Arrays.setAll(counts, count -> in.whole());
        in.end();
        return new Counters(counts);
    }

    byte[] toBytes() {
        Encoder out = new Encoder(FORMAT);
        for (long count : counts) {
            out.whole(count);
        }
        return out.toBytes();
    }

    Counters plus(Count count, long more) {
        long[] next = counts.clone();
        next[count.ordinal()] += more;
        return new Counters(next);
    }

    /** How many examples have been learned or judged: the length of the journal. */
    public long learned() {
        return of(Count.JOINED) + of(Count.OTHERWISE) + of(Count.CORRECTED) + of(Count.UNLABELLED);
    }

    /** How many there have been. */
    public long of(Count count) {
        return counts[count.ordinal()];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Counters that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Counters" + Arrays.toString(counts);
    }
}
