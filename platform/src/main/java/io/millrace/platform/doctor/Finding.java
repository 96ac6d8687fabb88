package io.millrace.platform.doctor;

/**
 * Something that was looked at.
 *
 * @param what was found, in a sentence
 * @param advice what to do; empty where all is well
 */
public record Finding(Level level, String what, String advice) {

    /** How it is. */
    public enum Level {
        /** All is well. */
        OK,
        /** It will run, and perhaps not for long or not well. */
        WARN,
        /** It will not run. */
        FAIL
    }

    static Finding ok(String what) {
        return new Finding(Level.OK, what, "");
    }

    static Finding warn(String what, String advice) {
        return new Finding(Level.WARN, what, advice);
    }

    static Finding fail(String what, String advice) {
        return new Finding(Level.FAIL, what, advice);
    }
}
