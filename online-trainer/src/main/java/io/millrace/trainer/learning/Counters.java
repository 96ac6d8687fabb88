package io.millrace.trainer.learning;

/**
 * What has become of a model's predictions and labels.
 *
 * @param predictions examples predicted
 * @param labelsJoined labels that found their prediction, and were learned
 * @param labelsTimedOut predictions whose label did not come in time
 * @param labelsUnmatched labels without a prediction waiting for them: of an unknown example, repeated, or too late
 * @param duplicates examples that were already waiting for their label when they came again, ignored
 */
public record Counters(
        long predictions, long labelsJoined, long labelsTimedOut, long labelsUnmatched, long duplicates) {
    private static final int FORMAT = 1;

    /** Nothing yet. */
    static final Counters ZERO = new Counters(0, 0, 0, 0, 0);

    static Counters fromBytes(byte[] bytes) {
        Decoder in = new Decoder("counters", FORMAT, bytes);
        Counters counters = new Counters(in.whole(), in.whole(), in.whole(), in.whole(), in.whole());
        in.end();
        return counters;
    }

    byte[] toBytes() {
        return new Encoder(FORMAT)
                .whole(predictions)
                .whole(labelsJoined)
                .whole(labelsTimedOut)
                .whole(labelsUnmatched)
                .whole(duplicates)
                .toBytes();
    }

    Counters predicted() {
        return new Counters(predictions + 1, labelsJoined, labelsTimedOut, labelsUnmatched, duplicates);
    }

    Counters joined() {
        return new Counters(predictions, labelsJoined + 1, labelsTimedOut, labelsUnmatched, duplicates);
    }

    Counters timedOut() {
        return new Counters(predictions, labelsJoined, labelsTimedOut + 1, labelsUnmatched, duplicates);
    }

    Counters unmatched() {
        return new Counters(predictions, labelsJoined, labelsTimedOut, labelsUnmatched + 1, duplicates);
    }

    Counters duplicate() {
        return new Counters(predictions, labelsJoined, labelsTimedOut, labelsUnmatched, duplicates + 1);
    }
}
