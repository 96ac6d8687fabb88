package io.millrace.features.engine.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * The most frequent value, in the type it came in, at equal counts the one whose text sorts first; null for none.
 *
 * <p>Exact while the window holds no more than 64 distinct values; beyond, it is a value that came at most a 64th of all
 * values less often than the most frequent one, and null when none came that often. Merge: as {@link TopK}. Bytes: as
 * {@link TopK}.
 */
public record Mode() implements Aggregate {

    @Override
    public String describe() {
        return "mode";
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.scalar("mode", value);
    }

    @Override
    public Partial create() {
        return new FrequentValues(
                TopK.LEAST_COUNTERS,
                sorted -> sorted.isEmpty() ? null : sorted.get(0).getKey());
    }
}
