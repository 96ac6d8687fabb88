package io.millrace.platform.init;

import io.millrace.runtime.project.FieldType;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a field looks like in a sample of events.
 *
 * @param values those that are there, as JSON has them: numbers, texts and truth values
 * @param events of the sample
 */
record SampledField(String name, List<Object> values, int events) {

    /** Epoch milliseconds of the years 2001 to 2096: smaller numbers are counts, larger ones are identities. */
    private static final long EARLIEST = 1_000_000_000_000L;

    private static final long LATEST = 4_000_000_000_000L;

    private static final Set<String> TIMES = Set.of("time", "timestamp", "ts", "at", "date");

    /** The type that all values fit. */
    FieldType type() {
        if (values.stream().allMatch(Boolean.class::isInstance)) {
            return FieldType.BOOLEAN;
        }
        if (values.stream().allMatch(SampledField::whole)) {
            return FieldType.INT;
        }
        if (values.stream().allMatch(Number.class::isInstance)) {
            return FieldType.DOUBLE;
        }
        return values.stream().allMatch(SampledField::isTime) ? FieldType.TIMESTAMP : FieldType.STRING;
    }

    /** Whether it can say when an event was: a time as text, or milliseconds under a name for a time. */
    boolean time() {
        if (values.size() < events) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean called = TIMES.stream().anyMatch(word -> lower.equals(word) || lower.endsWith("_" + word))
                || lower.endsWith("time");
        return type() == FieldType.TIMESTAMP
                || (called
                        && type() == FieldType.INT
                        && values.stream()
                                .mapToLong(value -> ((Number) value).longValue())
                                .allMatch(value -> value >= EARLIEST && value < LATEST));
    }

    /** Whether each event has another value, and so is known by it. */
    boolean identity() {
        boolean plain = type() == FieldType.STRING || type() == FieldType.INT;
        return plain && values.size() == events && different() == events;
    }

    /** Whether it names what events are about: some of them have the same. */
    boolean entity() {
        return type() == FieldType.STRING && values.size() == events && different() > 1 && different() <= events / 2;
    }

    int different() {
        return new HashSet<>(values).size();
    }

    private static boolean whole(Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    private static boolean isTime(Object value) {
        try {
            return value instanceof String text && OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
