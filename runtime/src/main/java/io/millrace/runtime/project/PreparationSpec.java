package io.millrace.runtime.project;

import java.util.Locale;

/**
 * How inputs are prepared for a learner.
 *
 * @param scale what is done with numbers
 * @param missing what stands for a number that is missing
 * @param encoding what becomes of a category
 * @param size categories that are told apart, or columns of hashes
 * @param clip a number, after scaling, is at most this far from 0; infinite for no bound
 */
public record PreparationSpec(Scale scale, Missing missing, Encoding encoding, int size, double clip) {

    /** What is done with numbers. */
    public enum Scale {
        /** They stay as they are. */
        NONE,
        /** Standard deviations from the mean of what was learned so far. */
        STANDARD
    }

    /** What stands for a number that is missing. */
    public enum Missing {
        ZERO,
        /** The mean of what was learned so far. */
        MEAN,
        /** Nothing: the learner is told. */
        KEEP
    }

    /** What becomes of a category. */
    public enum Encoding {
        NOMINAL,
        ONE_HOT,
        HASH
    }

    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 10_000;

    /** Numbers as they are, 0 for missing ones, and categories as such. */
    public static final PreparationSpec NONE =
            new PreparationSpec(Scale.NONE, Missing.ZERO, Encoding.NOMINAL, USUAL_SIZE, Double.POSITIVE_INFINITY);

    /** What linear learners need: everything a number, and all of about the same size. */
    public static final PreparationSpec STANDARD =
            new PreparationSpec(Scale.STANDARD, Missing.MEAN, Encoding.ONE_HOT, USUAL_SIZE, 6);

    /** Checks the ranges. */
    public PreparationSpec {
        if (size < 1 || size > LARGEST_SIZE) {
            throw new IllegalArgumentException("size is " + size + "; expected 1 to " + LARGEST_SIZE);
        }
        if (!(clip > 0)) {
            throw new IllegalArgumentException("clip is " + clip + "; expected more than 0");
        }
    }

    /** Returns whether means and deviations have to be learned. */
    public boolean learnsMoments() {
        return scale == Scale.STANDARD || missing == Missing.MEAN;
    }

    /** Returns it in words that are equal for equal preparations. */
    public String describe() {
        return "scale " + lower(scale) + ", missing " + lower(missing) + ", " + lower(encoding) + " " + size + ", clip "
                + clip;
    }

    private static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
