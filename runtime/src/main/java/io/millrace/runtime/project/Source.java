package io.millrace.runtime.project;

import java.time.Duration;
import java.util.LinkedHashMap;
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
 * @param lateEvents what becomes of an event that is later
 * @param ahead how far ahead of the machine's clock an event may be stamped
 * @param dedupe event-time span in which a repeated event id is dropped
 * @param fields types by field name: declared for JSON, from the schema for Avro
 * @param schema Avro schema as JSON; null for JSON sources
 * @param lookups what is added to its events from side tables, by prefix
 */
public record Source(
        String name,
        String topic,
        Format format,
        String key,
        String time,
        Duration late,
        LateEvents lateEvents,
        Duration ahead,
        Duration dedupe,
        Map<String, FieldType> fields,
        @Nullable String schema,
        Map<String, Enrichment> lookups) {

    /** A source whose events are not enriched. */
    public Source(
            String name,
            String topic,
            Format format,
            String key,
            String time,
            Duration late,
            LateEvents lateEvents,
            Duration ahead,
            Duration dedupe,
            Map<String, FieldType> fields,
            @Nullable String schema) {
        this(name, topic, format, key, time, late, lateEvents, ahead, dedupe, fields, schema, Map.of());
    }

    /** Types of all that an expression over its events can name: its fields, and what is added to them. */
    public Map<String, FieldType> visible() {
        Map<String, FieldType> visible = new LinkedHashMap<>(fields);
        lookups.values().forEach(enrichment -> visible.putAll(enrichment.adds()));
        return visible;
    }

    /** What becomes of an event that is too late to be counted. */
    public enum LateEvents {
        /** It is counted as late, and left out. */
        COUNT,
        /** It becomes a dead letter, too. */
        DEAD_LETTER
    }

    /** Encoding of values. */
    public enum Format {
        /** Avro in Confluent's wire format, by the schema registry. */
        AVRO,
        /** One JSON object per record. */
        JSON
    }
}
