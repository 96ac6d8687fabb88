package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.detector.Signal;

/** Judges what a detector says in a run with one change. */
final class Referee {

    private final int falseUntil;
    private final int begin;
    private final int end;
    private long falseAlarms;
    private long alarms;
    private long later;
    private long resolved;
    private int first = -1;

    /**
     * A run with a change.
     *
     * @param falseUntil alarms before this value are false
     * @param begin value that the delay is counted from
     * @param end value from which on the change is over
     */
    Referee(int falseUntil, int begin, int end) {
        this.falseUntil = falseUntil;
        this.begin = begin;
        this.end = end;
    }

    void heard(int value, Signal signal) {
        if (signal == Signal.RESOLVED && value >= end) {
            resolved++;
        }
        if (signal != Signal.ALARM) {
            return;
        }
        if (value < falseUntil) {
            falseAlarms++;
        } else if (value < end) {
            first = alarms == 0 ? value : first;
            alarms++;
        } else {
            later++;
        }
    }

    void heard(int value, boolean alarm) {
        heard(value, alarm ? Signal.ALARM : Signal.NONE);
    }

    Score score() {
        return new Score(
                1,
                falseAlarms,
                falseAlarms > 0 ? 1 : 0,
                alarms > 0 ? 1 : 0,
                alarms > 0 ? first + 1 - begin : 0,
                alarms,
                later,
                resolved);
    }
}
