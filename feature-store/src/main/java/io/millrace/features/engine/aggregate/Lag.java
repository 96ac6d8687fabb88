package io.millrace.features.engine.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * The value that came n values before the newest one, in the type it came in; null when there are not that many.
 *
 * <p>Merge: the newest of both: associative, and commutative when the times differ. Error: none. Bytes: 1, and for each of
 * n + 1 values 2 to 20, or the length of the text and 3 to 20 more.
 *
 * @param n how many values back, 1 to {@value #MOST}
 */
public record Lag(int n) implements Aggregate {

    /** The largest n. */
    public static final int MOST = 100;

    public Lag {
        Parameters.within("n", n, 1, MOST);
    }

    @Override
    public String describe() {
        return "lag " + n;
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.scalar("lag", value);
    }

    @Override
    public Partial create() {
        return new Timed(new TimedValues(n + 1, true), values -> values.size() <= n ? null : values.get(0));
    }
}
