package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent values, with as many counters as are given: the summary of Misra and Gries (1982), merged as Agarwal et
 * al. (2013, "Mergeable summaries") do. While there are no more distinct values than counters it is exact; beyond, a count
 * is too small by at most the number of values over the number of counters plus one, and never too large.
 */
final class FrequentValues implements Partial {

    private static final Comparator<Map.Entry<Object, Long>> MOST_FREQUENT_FIRST =
            Map.Entry.<Object, Long>comparingByValue()
                    .reversed()
                    .thenComparing(entry -> entry.getKey().getClass().getSimpleName())
                    .thenComparing(entry -> String.valueOf(entry.getKey()));

    private final int counters;
    private final Function<List<Map.Entry<Object, Long>>, @Nullable Object> result;
    private final Map<Object, Long> counts = new LinkedHashMap<>();

    FrequentValues(int counters, Function<List<Map.Entry<Object, Long>>, @Nullable Object> result) {
        this.counters = counters;
        this.result = result;
    }

    @Override
    public void add(Object value, long time) {
        counts.merge(value, 1L, Long::sum);
        shrink();
    }

    @Override
    public void merge(Partial other) {
        ((FrequentValues) other).counts.forEach((value, count) -> counts.merge(value, count, Long::sum));
        shrink();
    }

    /** Takes the largest count that does not fit from all of them; those left with nothing go. */
    private void shrink() {
        if (counts.size() <= counters) {
            return;
        }
        long[] sorted =
                counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
        long surplus = sorted[sorted.length - counters - 1];
        counts.values().removeIf(count -> count <= surplus);
        counts.replaceAll((value, count) -> count - surplus);
    }

    /** Values may all have gone: their number is written even so. */
    @Override
    public void encode(RowWriter out) {
        out.putUnsigned(counts.size());
        counts.forEach((value, count) -> {
            Scalar.encode(value, out);
            out.putUnsigned(count);
        });
    }

    @Override
    public void decode(RowReader in) {
        long size = in.unsigned();
        for (long i = 0; i < size; i++) {
            counts.put(Scalar.decode(in), in.unsigned());
        }
    }

    @Override
    public @Nullable Object result(long asOf) {
        return result.apply(
                counts.entrySet().stream().sorted(MOST_FREQUENT_FIRST).toList());
    }
}
