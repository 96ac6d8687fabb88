package io.millrace.runtime.project;

/**
 * How learners are judged, beyond the total of all labels.
 *
 * @param window labels in the sliding window, at least {@value #BLOCKS}
 * @param fading what each label weighs after one more, more than 0 and less than 1; {@code 1 / (1 - fading)} labels in all
 * @param by input by which parts of the examples are judged by themselves; empty for none
 */
public record EvaluationSpec(int window, double fading, String by) {

    /** Parts of the window: it moves on by one of them at a time. */
    public static final int BLOCKS = 10;

    /** The last 1,000, and a fading of 0.999, as MOA has them. */
    public static final EvaluationSpec USUAL = new EvaluationSpec(1_000, 0.999, "");

    /** The same, in parts by an input. */
    public EvaluationSpec by(String input) {
        return new EvaluationSpec(window, fading, input);
    }

    /** Checks the ranges. */
    public EvaluationSpec {
        if (window < BLOCKS) {
            throw new IllegalArgumentException("window is " + window + "; expected at least " + BLOCKS);
        }
        if (!(fading > 0 && fading < 1)) {
            throw new IllegalArgumentException("fading is " + fading + "; expected more than 0 and less than 1");
        }
    }
}
