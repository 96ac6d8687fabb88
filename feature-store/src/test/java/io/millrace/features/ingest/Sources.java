package io.millrace.features.ingest;

import io.millrace.runtime.event.Event;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Source;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** One source with a field of every type. */
final class Sources {

    static final Set<String> CARRIED = Set.of("user", "pieces", "amount", "gift", "seen");

    private Sources() {}

    /** The event that a value of a source makes. */
    static Event event(Source source, Decoder decoder, byte[] value) throws UnusableException {
        return new EventShape(source, CARRIED).event(decoder.decode(value));
    }

    static Source of(Source.Format format, FieldType time) {
        return new Source(
                "orders",
                "shop.orders",
                format,
                "id",
                "at",
                Duration.ofMinutes(10),
                Source.LateEvents.COUNT,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Map.of(
                        "id",
                        FieldType.STRING,
                        "at",
                        time,
                        "user",
                        FieldType.STRING,
                        "pieces",
                        FieldType.INT,
                        "amount",
                        FieldType.DOUBLE,
                        "gift",
                        FieldType.BOOLEAN,
                        "seen",
                        FieldType.TIMESTAMP),
                null);
    }
}
