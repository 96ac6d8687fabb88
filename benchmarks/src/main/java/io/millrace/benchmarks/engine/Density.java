package io.millrace.benchmarks.engine;

import io.millrace.features.engine.DefaultHop;
import java.util.List;
import java.util.stream.LongStream;

/** How often events of one key come, in terms of the hops of windows. */
public enum Density {
    /** Ten in a hop of the shortest window. */
    DENSE {
        @Override
        long spacing(LongStream hops) {
            return hops.min().orElseThrow() / 10;
        }
    },
    /** One in two hops of the longest window. */
    SPARSE {
        @Override
        long spacing(LongStream hops) {
            return hops.max().orElseThrow() * 2;
        }
    };

    abstract long spacing(LongStream hops);

    /** Milliseconds between two events of a key, for windows of lengths such as {@code 10m}. */
    public long spacing(List<String> windows) {
        return spacing(windows.stream().mapToLong(window -> DefaultHop.of(SixAggregates.millis(window))));
    }
}
