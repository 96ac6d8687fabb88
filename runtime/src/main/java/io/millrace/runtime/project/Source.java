package io.millrace.runtime.project;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic of events.
 *
 * @param topic name of the topic
 * @param format how values are encoded
 * @param key field that identifies an event
 * @param time field with the event time
 * @param late how far behind the newest event of its partition an event may be
 * @param dedupe event-time span in which a repeated event id is dropped
 * @param fields types by field name: declared for JSON, from the schema for Avro
 * @param schema Avro schema as JSON; null for JSON sources
 */
public record Source(
        String name,
        String topic,
        Format format,
        String key,
        String time,
        Duration late,
        Duration dedupe,
        Map<String, FieldType> fields,
        @Nullable String schema) {

    /** Encoding of values. */
    public enum Format {
        /** Avro in Confluent's wire format, by the schema registry. */
        AVRO,
        /** One JSON object per record. */
        JSON
    }
}
