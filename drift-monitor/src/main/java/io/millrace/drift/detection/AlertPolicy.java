package io.millrace.drift.detection;

/**
 * When an alert fires, and how soon again.
 *
 * @param needed windows that have to have drifted, at least 1; below that the alert is suspected
 * @param of the last conclusive windows that these are among, from {@code needed} to 63
 * @param coolDown milliseconds of event time after an alert was resolved in which windows do not count as drifted, 0 or more
 */
public record AlertPolicy(int needed, int of, long coolDown) {

    /** At the first window that has drifted. */
    public static final AlertPolicy AT_ONCE = new AlertPolicy(1, 1, 0);

    /** Bits that a state has room for. */
    private static final int MOST = 63;

    /** Checks the ranges. */
    public AlertPolicy {
        if (needed < 1 || of < needed || of > MOST || coolDown < 0) {
            throw new IllegalArgumentException(
                    "an alert after " + needed + " of " + of + " windows with a cool-down of " + coolDown
                            + " ms; expected 1 or more of as many to " + MOST + ", and 0 ms or more");
        }
    }

    /** The windows that count, newest in the lowest bit. */
    long remember(long recent, boolean drifted) {
        return (recent << 1 | (drifted ? 1 : 0)) & ((1L << of) - 1);
    }
}
