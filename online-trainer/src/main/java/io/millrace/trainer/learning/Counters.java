package io.millrace.trainer.learning;

import java.util.EnumMap;
import java.util.Map;

/**
 * What has become of a model's predictions and labels.
 *
 * @param counts how many there have been of each; none is left out
 */
public record Counters(Map<Count, Long> counts) {
    private static final int FORMAT = 2;

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
        DUPLICATES
    }

    /** Nothing yet. */
    static Counters zero() {
        return new Counters(Map.of());
    }

    static Counters fromBytes(byte[] bytes) {
        Decoder in = new Decoder("counters", FORMAT, bytes);
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            long read = in.whole();
            if (read > 0) {
                counts.put(count, read);
            }
        }
        in.end();
        return new Counters(counts);
    }

    byte[] toBytes() {
        Encoder out = new Encoder(FORMAT);
        for (Count count : Count.values()) {
            out.whole(of(count));
        }
        return out.toBytes();
    }

    Counters plusOne(Count count) {
        Map<Count, Long> next = new EnumMap<>(Count.class);
        next.putAll(counts);
        next.merge(count, 1L, Long::sum);
        return new Counters(next);
    }

    /** How many examples have been learned. */
    public long learned() {
        return of(Count.JOINED) + of(Count.OTHERWISE) + of(Count.CORRECTED);
    }

    /** How many there have been. */
    public long of(Count count) {
        return counts.getOrDefault(count, 0L);
    }
}
