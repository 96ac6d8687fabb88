package io.millrace.benchmarks.drift.detector;

import moa.classifiers.core.driftdetection.ADWIN;

/** MOA's ADWIN without the wrapper that hides falls of the mean (Bifet and Gavalda 2007, "Learning from time-changing data with adaptive windowing"). */
final class RawAdwin implements Detector {

    private static final double DELTA = 0.002;

    private final ADWIN window = new ADWIN(DELTA);

    @Override
    public Signal next(double value) {
        return window.setInput(value) ? Signal.ALARM : Signal.NONE;
    }
}
