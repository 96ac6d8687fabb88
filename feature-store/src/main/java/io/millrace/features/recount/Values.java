package io.millrace.features.recount;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Equality of values of features: doubles may differ by what rounding makes of events that were counted in other groups. */
final class Values {

    private static final double ROUNDING = 1e-9;

    private Values() {}

    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Double a && other instanceof Double b) {
            return a.equals(b) || Math.abs(a - b) <= ROUNDING * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            boolean same = a.size() == b.size();
            for (int i = 0; same && i < a.size(); i++) {
                same = same(a.get(i), b.get(i));
            }
            return same;
        }
        if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet()) && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
        }
        return Objects.equals(one, other);
    }
}
