package io.millrace.benchmarks.drift;

import java.util.Locale;

/**
 * What a detector did in runs with one change each.
 *
 * @param falseAlarms before the change
 * @param falseRuns runs that had one
 * @param found changes that an alarm followed while they lasted
 * @param delay sum of the values from each change that was found to its first alarm
 * @param alarms while the change lasted
 * @param later alarms after it was over
 * @param resolved how often it said after the change that it was over
 */
record Score(int runs, long falseAlarms, int falseRuns, int found, long delay, long alarms, long later, long resolved) {

    static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0, 0);

    Score plus(Score other) {
        return new Score(
                runs + other.runs,
                falseAlarms + other.falseAlarms,
                falseRuns + other.falseRuns,
                found + other.found,
                delay + other.delay,
                alarms + other.alarms,
                later + other.later,
                resolved + other.resolved);
    }

    /** Found %, mean delay, and % of the runs with a false alarm before. */
    String brief() {
        return found == 0
                ? String.format(Locale.ROOT, "0/-/%.0f", percent(falseRuns))
                : String.format(Locale.ROOT, "%.0f/%.0f/%.0f", percent(found), meanDelay(), percent(falseRuns));
    }

    double meanDelay() {
        return (double) delay / found;
    }

    double perRun(long count) {
        return (double) count / runs;
    }

    private double percent(int count) {
        return 100.0 * count / runs;
    }
}
