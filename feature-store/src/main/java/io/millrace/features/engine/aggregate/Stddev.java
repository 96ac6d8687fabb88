package io.millrace.features.engine.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * The sample standard deviation of a value, the square root of {@link Variance}, as a {@code Double}; null for fewer than
 * two values.
 *
 * <p>Merge: addition about a common origin; associative and commutative to the error bound of the sums: 1e-12 relative in
 * any order up to 100,000 events, whatever the values' distance from zero. Bytes: 7 to 55, about 10
 * for small whole numbers.
 */
public record Stddev() implements Aggregate {

    @Override
    public String describe() {
        return "stddev";
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.number("stddev", value);
    }

    @Override
    public Partial create() {
        return new Moment(2, sums -> {
            Double variance = Variance.of(sums);
            return variance == null ? null : (Double) Math.sqrt(variance);
        });
    }
}
