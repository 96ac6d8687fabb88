package io.millrace.drift.detection;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongFunction;

/** The keys of samples that are full, in memory: a cache of those in the store, of the windows that rows last came to. */
final class SampledKeys {

    /** So many keep within a few megabytes. */
    private static final int MOST_WINDOWS = 32;

    private final LongFunction<Iterable<SampleKey>> stored;
    private final LinkedHashMap<Long, PriorityQueue<SampleKey>> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, PriorityQueue<SampleKey>> eldest) {
            return size() > MOST_WINDOWS;
        }
    };

    /** Keys of samples that are read when they are not in memory. */
    SampledKeys(LongFunction<Iterable<SampleKey>> stored) {
        this.stored = stored;
    }

    /**
     * Replaces the greatest key of a window's sample.
     *
     * @return the one that is the greatest now
     */
    SampleKey exchange(long window, SampleKey greatest, SampleKey key) {
        PriorityQueue<SampleKey> keys = windows.computeIfAbsent(window, this::load);
        SampleKey out = keys.poll();
        if (!greatest.equals(out)) {
            throw new IllegalStateException("the last row of the window at " + window + " is that of " + out
                    + " in its sample, and that of " + greatest + " in its tally");
        }
        keys.add(key);
        return keys.element();
    }

    /** Lets go of a window. */
    void forget(long window) {
        windows.remove(window);
    }

    private PriorityQueue<SampleKey> load(long window) {
        PriorityQueue<SampleKey> keys = new PriorityQueue<>(Comparator.reverseOrder());
        stored.apply(window).forEach(keys::add);
        return keys;
    }
}
