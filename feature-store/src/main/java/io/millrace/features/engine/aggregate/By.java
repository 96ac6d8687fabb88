package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Another aggregate for each category of a bounded number of them, as a {@code Map} from category to its result, sorted by
 * category; categories whose result is null are left out; empty for none. Categories beyond the bound, in the order
 * given, are pooled under {@value #OTHERS}, which comes last.
 *
 * <p>Exact as long as there is no {@value #OTHERS}. With it, a category may lack what it had in panes in which it was
 * pooled; what all categories hold together is always exact. Merge: that of the inner aggregate for each category; which
 * categories are kept depends on the order. Bytes: 1, and for each category its text, 1, and the inner bytes.
 *
 * @param of what is computed for each category; its result is no list or map
 * @param categories the most categories, 1 to {@value #MOST}
 */
public record By(Aggregate of, int categories) implements Aggregate {

    /** The name that categories beyond the bound are pooled under. */
    public static final String OTHERS = "*";

    /** The most categories of one feature. */
    public static final int MOST = 1024;

    public By {
        Parameters.within("categories", categories, 1, MOST);
    }

    @Override
    public String describe() {
        return of.describe() + " by " + categories;
    }

    @Override
    public boolean needsOperand() {
        return of.needsOperand();
    }

    @Override
    public @Nullable Object admit(Object value) {
        Categorised given = (Categorised) value;
        Object admitted = of.admit(given.value());
        return admitted == null ? null : new Categorised(given.category(), admitted);
    }

    @Override
    public boolean movesWithTime() {
        return of.movesWithTime();
    }

    @Override
    public Partial create() {
        return new State(this);
    }

    private static final class State implements Partial {

        private final By by;
        private final Map<String, Partial> kept = new LinkedHashMap<>();

        private State(By by) {
            this.by = by;
        }

        @Override
        public void add(Object value, long time) {
            Categorised given = (Categorised) value;
            place(given.category()).add(given.value(), time);
        }

        private Partial place(String category) {
            Partial known = kept.get(category);
            if (known != null) {
                return known;
            }
            int named = kept.size() - (kept.containsKey(OTHERS) ? 1 : 0);
            return kept.computeIfAbsent(
                    named < by.categories() ? category : OTHERS, name -> by.of().create());
        }

        @Override
        public void merge(Partial other) {
            ((State) other).kept.forEach((category, partial) -> place(category).merge(partial));
        }

        @Override
        public void encode(RowWriter out) {
            out.putUnsigned(kept.size());
            kept.forEach((category, partial) -> {
                out.putText(category);
                partial.encode(out);
            });
        }

        @Override
        public void decode(RowReader in) {
            long count = in.unsigned();
            for (long i = 0; i < count; i++) {
                Partial partial = by.of().create();
                kept.put(in.text(), partial);
                partial.decode(in);
            }
        }

        @Override
        public Object result(long asOf) {
            Map<String, Object> sorted = new TreeMap<>();
            kept.forEach((category, partial) -> {
                Object result = partial.result(asOf);
                if (result != null) {
                    sorted.put(category, result);
                }
            });
            Map<String, Object> results = new LinkedHashMap<>(sorted);
            Object others = results.remove(OTHERS);
            if (others != null) {
                results.put(OTHERS, others);
            }
            return results;
        }

        @Override
        public @Nullable String refusal() {
            for (Partial partial : kept.values()) {
                String refusal = partial.refusal();
                if (refusal != null) {
                    return refusal;
                }
            }
            return null;
        }
    }
}
