package io.millrace.benchmarks.drift.detector;

/** An alarm every hundred values, whatever they are: what a score is worth shows beside it. */
final class Always implements Detector {

    private static final int EVERY = 100;

    private int count;

    @Override
    public Signal next(double value) {
        count++;
        return count % EVERY == 0 ? Signal.ALARM : Signal.NONE;
    }
}
