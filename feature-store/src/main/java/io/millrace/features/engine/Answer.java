package io.millrace.features.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The features of one entity at one time, by position in the layout. Immutable. */
public final class Answer {

    private final CompiledLayout layout;
    private final long asOf;
    private final @Nullable Long newest;
    private final @Nullable Object[] values;
    private final Status[] statuses;
    private final @Nullable String[] reasons;

    /** An answer without a value yet. */
    Answer(CompiledLayout layout, long asOf, @Nullable Long newest) {
        this.layout = layout;
        this.asOf = asOf;
        this.newest = newest;
        int size = layout.names().size();
        this.values = new Object[size];
        this.statuses = new Status[size];
        this.reasons = new String[size];
        Arrays.fill(statuses, Status.NOT_FOUND);
    }

    /** Sets a computed value while the answer is being made. */
    void set(int position, @Nullable Object value) {
        if (value instanceof Double real && !Double.isFinite(real)) {
            set(position, Status.INVALID, null, "the arithmetic went beyond the range of a double");
        } else {
            set(position, value == null ? Status.NULL_VALUE : Status.PRESENT, value, null);
        }
    }

    /** Takes the features of a view from another answer, and what is derived from them. */
    void take(Answer other, ViewLayout view) {
        int from = view.firstPosition();
        System.arraycopy(other.values, from, values, from, view.width());
        System.arraycopy(other.statuses, from, statuses, from, view.width());
        System.arraycopy(other.reasons, from, reasons, from, view.width());
    }

    /** Computes what is derived from the features of a view, once these are set. */
    void derive(ViewLayout layout) {
        View view = layout.view();
        if (view.derived().names().isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> row = new HashMap<>();
        int position = layout.firstPosition();
        int refused = -1;
        for (Feature feature : view.features()) {
            if (view.derived().columns().contains(feature.name())) {
                row.put(feature.name(), values[position]);
                boolean usable = statuses[position] == Status.PRESENT || statuses[position] == Status.NULL_VALUE;
                refused = usable ? refused : position;
            }
            position++;
        }
        view.derived().rule().accept(row);
        for (String name : view.derived().names()) {
            Object value = row.get(name);
            if (value == null && refused >= 0) {
                set(position++, statuses[refused], null, reasons[refused]);
            } else {
                set(position++, value);
            }
        }
    }

    /** Sets one feature while the answer is being made. */
    void set(int position, Status status, @Nullable Object value, @Nullable String reason) {
        statuses[position] = status;
        values[position] = value;
        reasons[position] = reason;
    }

    /** The time that the features were evaluated for, in epoch milliseconds. */
    public long asOf() {
        return asOf;
    }

    /** Event time of the newest event counted in the state that answered; null when the entity has none. */
    public @Nullable Long newest() {
        return newest;
    }

    /** The features as {@code view:feature}, in the order of the layout. */
    public List<String> names() {
        return layout.names();
    }

    /** The position of {@code view:feature}; {@link IllegalArgumentException} if the layout has no such feature. */
    public int position(String name) {
        return layout.position(name);
    }

    /** The value, null unless PRESENT: {@code Long}, {@code Double}, {@code Boolean} or {@code String}. */
    public @Nullable Object value(int position) {
        return values[position];
    }

    /** The value of {@code view:feature}. */
    public @Nullable Object value(String name) {
        return values[position(name)];
    }

    /** The status at a position. */
    public Status status(int position) {
        return statuses[position];
    }

    /** The status of {@code view:feature}. */
    public Status status(String name) {
        return statuses[position(name)];
    }

    /** Why a feature is INVALID; null for every other status. */
    public @Nullable String reason(int position) {
        return reasons[position];
    }
}
