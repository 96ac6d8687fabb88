package io.millrace.features.engine.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * The values of the newest events that have one, oldest first, as a {@code List}; empty for none. At equal times the one
 * given later is newer.
 *
 * <p>Merge: the newest of both: associative, and commutative when the times differ. Error: none. Bytes: 1, and for each value
 * 2 to 20, or the length of the text and 3 to 20 more.
 *
 * @param n how many, 1 to {@value #MOST}
 */
public record LastN(int n) implements Aggregate {

    /** The largest n. */
    public static final int MOST = 100;

    public LastN {
        Parameters.within("n", n, 1, MOST);
    }

    @Override
    public String describe() {
        return "last_n " + n;
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.scalar("last_n", value);
    }

    @Override
    public Partial create() {
        return new Timed(new TimedValues(n, true), TimedValues::values);
    }
}
