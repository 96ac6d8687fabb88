package io.millrace.features.engine.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * The values of the oldest events that have one, oldest first, as a {@code List}; empty for none. At equal times the one
 * given earlier is older.
 *
 * <p>Merge: the oldest of both: associative, and commutative when the times differ. Error: none. Bytes: 1, and for each value
 * 2 to 20, or the length of the text and 3 to 20 more.
 *
 * @param n how many, 1 to {@value #MOST}
 */
public record FirstN(int n) implements Aggregate {

    /** The largest n. */
    public static final int MOST = 100;

    public FirstN {
        Parameters.within("n", n, 1, MOST);
    }

    @Override
    public String describe() {
        return "first_n " + n;
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.scalar("first_n", value);
    }

    @Override
    public Partial create() {
        return new Timed(new TimedValues(n, false), TimedValues::values);
    }
}
