package io.millrace.features.ingest;

import io.millrace.runtime.event.Event;
import io.millrace.runtime.project.Source;
import io.millrace.schemas.DeadLetterReason;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds events of one source: its id, its time, and the fields that are used further on. */
final class EventShape {

    /** Years 1 to 9999: far enough, and every sum with a duration stays in range. */
    private static final long EARLIEST = -62_135_596_800_000L;

    private static final long LATEST = 253_402_300_799_999L;

    private final Source source;
    private final List<String> carried;

    EventShape(Source source, Set<String> carried) {
        this.source = source;
        this.carried = List.copyOf(new TreeSet<>(carried));
    }

    Event event(FieldReader reader) throws UnusableException {
        Object id = reader.read(source.key());
        if (id == null || String.valueOf(id).isEmpty()) {
            throw new UnusableException(
                    DeadLetterReason.NO_KEY, "field '" + source.key() + "', which identifies the event, is missing");
        }
        long time = time(reader.read(source.time()));
        Map<String, Object> fields = new HashMap<>();
        for (String name : carried) {
            Object value = reader.read(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return new Event(source.name(), String.valueOf(id), time, fields);
    }

    private long time(@Nullable Object value) throws UnusableException {
        if (value == null) {
            throw new UnusableException(
                    DeadLetterReason.NO_TIME, "field '" + source.time() + "', the event time, is missing");
        }
        long time = value instanceof Long millis ? millis : instant(source.time(), String.valueOf(value));
        if (time < EARLIEST || time > LATEST) {
            throw new UnusableException(
                    DeadLetterReason.NO_TIME,
                    "field '" + source.time() + "' is " + value + ", expected a time between the years 1 and 9999");
        }
        return time;
    }

    /** Reads ISO 8601 text with an offset as epoch milliseconds. */
    static long instant(String field, String text) throws UnusableException {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnusableException(
                    DeadLetterReason.WRONG_TYPE,
                    "field '" + field + "' is '" + Shortened.of(text)
                            + "', expected a time such as 2015-09-12T08:00:00Z");
        }
    }
}
