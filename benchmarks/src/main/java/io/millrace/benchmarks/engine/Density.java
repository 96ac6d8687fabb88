package io.millrace.benchmarks.engine;

import io.millrace.features.engine.DefaultHop;
import java.util.List;
import java.util.stream.LongStream;

/** How often events of one key come, in terms of the hops of windows. */
public enum Density {
    /** Ten in a hop of the shortest window. */
    DENSE,
    /** One in two hops of the longest window. */
    SPARSE;

    private static final int PANES = 70;

    /** Milliseconds between two events of a key, for windows of lengths such as {@code 10m}. */
    long spacing(List<String> windows) {
        LongStream hops = windows.stream().mapToLong(window -> DefaultHop.of(SixAggregates.millis(window)));
        return this == DENSE ? hops.min().orElseThrow() / 10 : hops.max().orElseThrow() * 2;
    }

    /** Events of a key after which its shortest window is full. */
    int past() {
        return this == DENSE ? 10 * PANES : PANES;
    }
}
