package io.millrace.platform.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** A uniform sample of all that was offered since it was last emptied (Vitter 1985, algorithm R). For several threads. */
final class Reservoir<T> {

    private final int most;
    private final SplittableRandom random;
    private List<T> kept = new ArrayList<>();
    private long offered;

    Reservoir(int most, long seed) {
        this.most = most;
        this.random = new SplittableRandom(seed);
    }

    /** Makes one, if it is to be in the sample. */
    synchronized void offer(Supplier<T> one) {
        offered++;
        if (kept.size() < most) {
            kept.add(one.get());
        } else {
            long place = random.nextLong(offered);
            if (place < most) {
                kept.set((int) place, one.get());
            }
        }
    }

    /** Hands the sample over, and begins another. */
    synchronized List<T> empty() {
        List<T> sample = kept;
        kept = new ArrayList<>();
        offered = 0;
        return sample;
    }
}
