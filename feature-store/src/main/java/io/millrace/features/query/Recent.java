package io.millrace.features.query;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that costs more to find out than it changes: found out again when it has become too old. */
final class Recent<T> {

    private final long longestNanos;
    private final Supplier<T> source;
    private volatile @Nullable Known<T> known;

    private record Known<T>(T value, long at) {}

    Recent(Duration longest, Supplier<T> source) {
        this.longestNanos = longest.toNanos();
        this.source = source;
    }

    /** The value, not older than agreed. */
    T get() {
        T last = known();
        return last == null ? now() : last;
    }

    /** The value, if it is not older than agreed; else null, at once. */
    @Nullable
    T known() {
        Known<T> last = known;
        return last != null && System.nanoTime() - last.at() < longestNanos ? last.value() : null;
    }

    /** The value as it is now. */
    T now() {
        Known<T> fresh = new Known<>(source.get(), System.nanoTime());
        known = fresh;
        return fresh.value();
    }

    /** It is not to be believed any more. */
    void forget() {
        known = null;
    }
}
