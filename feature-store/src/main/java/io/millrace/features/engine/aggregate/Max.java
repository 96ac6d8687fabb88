package io.millrace.features.engine.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * The largest value over the events that have it, as a {@code Double}; null for none. Booleans count as 1 and 0.
 *
 * <p>Merge: the maximum, associative and commutative. Error: none (whole numbers beyond 2<sup>53</sup> are rounded to a
 * double). Bytes: 1 to 9, 2 or 3 for small whole numbers.
 */
public record Max() implements Aggregate {

    @Override
    public String describe() {
        return "max";
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.number("max", value);
    }

    @Override
    public Partial create() {
        return new Extreme(Math::max, Double.NEGATIVE_INFINITY);
    }
}
