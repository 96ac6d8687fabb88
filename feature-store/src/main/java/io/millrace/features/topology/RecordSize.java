package io.millrace.features.topology;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** How large values are in a record: lists of long texts can be more than Kafka takes, although each part of their row is not. */
final class RecordSize {

    /** The most bytes of values: a record has a megabyte by default. */
    private static final int MOST = 768 << 10;

    /** Bytes of a number, or of the length of a text, at most. */
    private static final int NUMBER = 10;

    private RecordSize() {}

    /** Refuses values that are too large with {@link IllegalArgumentException}, which says whose they are and what becomes of them. */
    static void check(String whose, Collection<?> values, String outcome) {
        long size = of(values);
        if (size > MOST) {
            throw new IllegalArgumentException(whose + " come to " + size + " bytes, and at most " + MOST
                    + " go into a record: " + outcome + ". Keep fewer texts in lists, or shorter ones.");
        }
    }

    private static long of(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return (long) NUMBER + Utils.utf8Length(text);
        }
        if (value instanceof Collection<?> elements) {
            long size = NUMBER;
            for (Object element : elements) {
                size += of(element);
            }
            return size;
        }
        if (value instanceof Map<?, ?> map) {
            return of(List.copyOf(map.keySet())) + of(List.copyOf(map.values()));
        }
        return NUMBER;
    }
}
