package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The watched values of one event.
 *
 * @param eventId identity of the event, unique over all rows a monitor sees: it decides who is sampled
 * @param time event time in milliseconds since the epoch
 * @param values {@code Double} or {@code String} by feature position; null is missing, and so is NaN
 * @param cluster entity key whose rows are not independent of each other; null when the row stands for itself
 */
public record Row(
        String eventId,
        long time,
        List<@Nullable Object> values,
        @Nullable String cluster) {

    public Row {
        List<@Nullable Object> copy = new ArrayList<>(values.size());
        for (Object value : values) {
            copy.add(normalised(eventId, value));
        }
        values = Collections.unmodifiableList(copy);
    }

    /** A row from loose values. */
    public static Row of(String eventId, long time, @Nullable String cluster, @Nullable Object... values) {
        return new Row(eventId, time, Arrays.asList(values), cluster);
    }

    /** A row of values as events have them: numbers are taken as doubles, all else as text, and texts as {@link ShortText} keeps them. */
    public static Row ofEvent(
            String eventId, long time, @Nullable String cluster, List<? extends @Nullable Object> found) {
        List<@Nullable Object> values = new ArrayList<>(found.size());
        for (Object value : found) {
            if (value instanceof Number number) {
                values.add(number.doubleValue());
            } else {
                values.add(value == null ? null : ShortText.of(String.valueOf(value)));
            }
        }
        return new Row(eventId, time, values, cluster == null ? null : ShortText.of(cluster));
    }

    /** Where this row stands in the order of sampling. */
    public SampleKey key() {
        return SampleKey.of(eventId);
    }

    /** Storage form, see {@link ProfileCodec}. */
    public byte[] toBytes() {
        return ProfileCodec.encode(this);
    }

    /** Reads what {@link #toBytes} wrote. */
    public static Row fromBytes(byte[] bytes) {
        return ProfileCodec.decodeRow(bytes);
    }

    /** Whether a value is none. */
    static boolean isMissing(@Nullable Object value) {
        return value == null || (value instanceof Double number && number.isNaN());
    }

    private static @Nullable Object normalised(String eventId, @Nullable Object value) {
        if (value instanceof Double number) {
            // adding zero turns -0.0 into 0.0: equal numbers must have equal bytes
            return isMissing(number) ? null : (Object) (number + 0.0);
        }
        if (value == null || value instanceof String) {
            return value;
        }
        throw new IllegalArgumentException("row " + eventId + " has a value of type "
                + value.getClass().getName() + "; expected Double, String or null");
    }
}
