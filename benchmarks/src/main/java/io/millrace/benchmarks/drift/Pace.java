package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.detector.Contestant;
import io.millrace.benchmarks.drift.detector.Detector;
import io.millrace.benchmarks.drift.detector.Signal;
import io.millrace.benchmarks.drift.stream.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.SplittableRandom;

/** Processor time that a detector takes for a value of N(.5,.1): one loop, after another to warm up. */
final class Pace {

    private static final int VALUES = 200_000;
    private static final long SEED = 9;

    private Pace() {}

    static long nanosPerValue(Contestant contestant) {
        loop(contestant);
        return loop(contestant);
    }

    private static long loop(Contestant contestant) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = Source.UNIT_NORMAL.next(random);
        }
        Detector detector = contestant.start().get();
        long alarms = 0;
        long begin = clock.getCurrentThreadCpuTime();
        for (double value : values) {
            alarms += detector.next(value) == Signal.ALARM ? 1 : 0;
        }
        long nanos = clock.getCurrentThreadCpuTime() - begin;
        // alarms are used, so that no loop is optimised away
        return alarms < 0 ? 0 : nanos / VALUES;
    }
}
