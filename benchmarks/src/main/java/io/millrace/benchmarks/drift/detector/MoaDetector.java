package io.millrace.benchmarks.drift.detector;

import moa.classifiers.core.driftdetection.AbstractChangeDetector;

/** A detector of MOA with its defaults. Every value at which it says that there is a change is an alarm, as MOA's own evaluation has it. */
final class MoaDetector implements Detector {

    private final AbstractChangeDetector detector;

    MoaDetector(AbstractChangeDetector detector) {
        detector.prepareForUse();
        detector.resetLearning();
        this.detector = detector;
    }

    @Override
    public Signal next(double value) {
        detector.input(value);
        return detector.getChange() ? Signal.ALARM : Signal.NONE;
    }
}
