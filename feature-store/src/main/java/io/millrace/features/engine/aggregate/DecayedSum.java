package io.millrace.features.engine.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * The sum of a value, each weighing half as much for each half-life since its event, as a {@code Double}; 0.0 for none.
 *
 * <p>Read before its newest event it gives the value as of that event. Merge: addition after weighing both as of the newer;
 * associative and commutative to 1e-12 of the sum of the weighed magnitudes. Bytes: 2 to 18.
 *
 * @param halfLife milliseconds in which a weight halves, at least 1
 */
public record DecayedSum(long halfLife) implements Aggregate {

    public DecayedSum {
        Parameters.within("half-life", halfLife, 1, Long.MAX_VALUE);
    }

    @Override
    public String describe() {
        return "decayed_sum " + halfLife;
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.number("decayed_sum", value);
    }

    @Override
    public boolean movesWithTime() {
        return true;
    }

    @Override
    public Partial create() {
        return new Decayed(halfLife, false);
    }
}
