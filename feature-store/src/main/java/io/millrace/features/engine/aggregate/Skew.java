package io.millrace.features.engine.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * The sample skewness of a value, as a {@code Double}: the adjusted Fisher-Pearson coefficient G<sub>1</sub> (Joanes and
 * Gill 1998), as DuckDB's {@code skewness}; null for fewer than three values or when all are equal.
 *
 * <p>Merge: addition about a common origin; associative and commutative to the error bound of the sums: 1e-12 relative in
 * any order up to 100,000 events, whatever the values' distance from zero. Bytes: 9 to 73, about
 * 13 for small whole numbers.
 */
public record Skew() implements Aggregate {

    @Override
    public String describe() {
        return "skew";
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.number("skew", value);
    }

    @Override
    public Partial create() {
        return new Moment(3, Skew::of);
    }

    private static @Nullable Double of(PowerSums sums) {
        double n = sums.count();
        if (n < 3 || !(sums.central(2).value() > 0)) {
            return null;
        }
        double second = sums.central(2).value() / n;
        double third = sums.central(3).value() / n;
        return third / (second * Math.sqrt(second)) * Math.sqrt(n * (n - 1)) / (n - 2);
    }
}
