package io.millrace.features.ingest;

import io.millrace.runtime.event.Event;
import io.millrace.runtime.project.Source;
import io.millrace.schemas.DeadLetterReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds events of one source: its id, its time, and the fields that are used further on. */
public final class EventShape {

    /** The most characters of an event's id and texts together: they have to fit into a record of Kafka several times, in UTF-8 and as the key. */
    public static final int MOST_TEXT = 1 << 16;

    private final Source source;
    private final List<String> carried;

    /** A shape that keeps the carried fields. */
    public EventShape(Source source, Set<String> carried) {
        this.source = source;
        this.carried = List.copyOf(new TreeSet<>(carried));
    }

    /**
     * The event that the fields of a record make.
     *
     * @throws UnusableException when it has no id or time, or a field is of another type
     */
    public Event event(FieldReader reader) throws UnusableException {
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

    /**
     * The event itself, once it is seen to fit into the records that carry it on.
     *
     * @throws UnusableException when its texts are too long
     */
    public static Event bounded(Event event) throws UnusableException {
        long characters = event.id().length();
        for (Object value : event.fields().values()) {
            characters += value instanceof String text ? text.length() : 0;
        }
        if (characters > MOST_TEXT) {
            throw new UnusableException(
                    DeadLetterReason.UNUSABLE,
                    "the event's id and the texts in its fields that are used have " + characters
                            + " characters, expected at most " + MOST_TEXT);
        }
        return event;
    }

    private long time(@Nullable Object value) throws UnusableException {
        if (value == null) {
            throw new UnusableException(
                    DeadLetterReason.NO_TIME, "field '" + source.time() + "', the event time, is missing");
        }
        return Times.of(source.time(), value);
    }
}
