package io.millrace.runtime.project;

/**
 * How far the spans reach over which learners are judged.
 *
 * @param window labels in the sliding window, at least {@value #BLOCKS}
 * @param fading what each label weighs after one more, more than 0 and less than 1; {@code 1 / (1 - fading)} labels in all
 */
public record Spans(int window, double fading) {

    /** Parts of the window: it moves on by one of them at a time. */
    public static final int BLOCKS = 10;

    /** The last 1,000, and a fading of 0.999, as MOA has them. */
    public static final Spans USUAL = new Spans(1_000, 0.999);

    /** Checks the ranges. */
    public Spans {
        if (window < BLOCKS) {
            throw new IllegalArgumentException("window is " + window + "; expected at least " + BLOCKS);
        }
        if (!(fading > 0 && fading < 1)) {
            throw new IllegalArgumentException("fading is " + fading + "; expected more than 0 and less than 1");
        }
    }
}
