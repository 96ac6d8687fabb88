package io.millrace.features.engine.aggregate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent values and how often they came, as a {@code Map} from the value's text to a {@code Long}, most frequent
 * first, at equal counts in the order of their texts; empty for none.
 *
 * <p>Exact while the window holds no more distinct values than there are counters, 64 or 8k if that is more; beyond, a count
 * is too small by at most the number of values over the number of counters, and never too large. Merge: associative and
 * commutative while exact, and to that error beyond. Bytes: 1, and for each counter its value as in {@link Distinct} and its
 * count.
 *
 * @param k how many, 1 to {@value #MOST}
 */
public record TopK(int k) implements Aggregate {

    /** The largest k. */
    public static final int MOST = 100;

    /** Counters for a small k, and for {@link Mode}. */
    public static final int LEAST_COUNTERS = 64;

    private static final int COUNTERS_PER_VALUE = 8;

    public TopK {
        Parameters.within("k", k, 1, MOST);
    }

    @Override
    public String describe() {
        return "top_k " + k;
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.scalar("top_k", value);
    }

    @Override
    public Partial create() {
        return new FrequentValues(counters(), this::first);
    }

    /** How many values are counted. */
    public int counters() {
        return Math.max(LEAST_COUNTERS, COUNTERS_PER_VALUE * k);
    }

    private Map<String, Object> first(List<Map.Entry<Object, Long>> sorted) {
        Map<String, Object> first = new LinkedHashMap<>();
        sorted.stream().limit(k).forEach(entry -> first.putIfAbsent(String.valueOf(entry.getKey()), entry.getValue()));
        return first;
    }
}
