package io.millrace.benchmarks.drift.stream;

import java.util.SplittableRandom;

/** A change of a source: of the rate of a coin, or of the level or spread of values from N(.5,.1) that are cut to [0, 1]. */
public enum Change {
    NUDGED_COIN("B.2>.25", 0.2, 0.25),
    RAISED_COIN("B.2>.3", 0.2, 0.3),
    BENT_COIN("B.2>.5", 0.2, 0.5),
    LOWERED_COIN("B.5>.2", 0.5, 0.2),
    QUARTER("+.25s", 0.25, 1, 0),
    HALF("+.5s", 0.5, 1, 0),
    ONE("+1s", 1, 1, 0),
    TWO("+2s", 2, 1, 0),
    MINUS_ONE("-1s", -1, 1, 0),
    TWICE_AS_WIDE("sd x2", 0, 2, 0),
    RAMP("ramp 1s/5k", 1, 1, 5_000);

    private final String label;
    private final boolean coin;
    private final double before;
    private final double after;
    private final double scale;
    private final int slope;

    Change(String label, double before, double after) {
        this.label = label;
        this.coin = true;
        this.before = before;
        this.after = after;
        this.scale = 1;
        this.slope = 0;
    }

    Change(String label, double shift, double scale, int slope) {
        this.label = label;
        this.coin = false;
        this.before = 0;
        this.after = shift;
        this.scale = scale;
        this.slope = slope;
    }

    /** Name in a table. */
    public String label() {
        return label;
    }

    /**
     * The next value.
     *
     * @param since values since the change began; negative before it
     */
    public double next(SplittableRandom random, int since) {
        if (coin) {
            return random.nextDouble() < (since < 0 ? before : after) ? 1 : 0;
        }
        double normal = random.nextGaussian();
        if (since >= 0) {
            double part = slope == 0 ? 1 : Math.min(1, (double) since / slope);
            normal = scale * normal + part * after;
        }
        return Math.min(1, Math.max(0, 0.5 + 0.1 * normal));
    }
}
