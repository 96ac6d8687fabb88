package io.millrace.runtime.streams;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that costs more to find out than it changes: found out again when it has become too old. */
public final class Recent<T> {

    private final long longestNanos;
    private final Supplier<T> source;
    private volatile @Nullable Known<T> known;

    private record Known<T>(T value, long at) {}

    /** A value that is found out by asking the source. */
    public Recent(Duration longest, Supplier<T> source) {
        this.longestNanos = longest.toNanos();
        this.source = source;
    }

    /** The value, not older than agreed. */
    public T get() {
        T last = known();
        return last == null ? now() : last;
    }

    /** The value, if it is not older than agreed; else null, at once. */
    public @Nullable T known() {
        Known<T> last = known;
        return last != null && System.nanoTime() - last.at() < longestNanos ? last.value() : null;
    }

    /** The value as it is now. */
    public T now() {
        Known<T> fresh = new Known<>(source.get(), System.nanoTime());
        known = fresh;
        return fresh.value();
    }

    /** It is not to be believed any more. */
    public void forget() {
        known = null;
    }
}
