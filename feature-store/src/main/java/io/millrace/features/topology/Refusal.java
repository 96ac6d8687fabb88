package io.millrace.features.topology;

import io.millrace.features.ingest.UnusableException;
import io.millrace.runtime.streams.Excerpt;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.DeadLetterReason;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Origin;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Dead letters of records and events that cannot be used. */
final class Refusal {

    private Refusal() {}

    /** The letter of an event that a step cannot use: where it came from, and the event as JSON. */
    static DeadLetter letter(IllegalArgumentException why, String step, EventInFlight event) {
        return new DeadLetter(
                DeadLetterReason.UNUSABLE,
                String.valueOf(why.getMessage()),
                step,
                event.getOrigin(),
                Math.max(0, event.getTime()),
                null,
                Excerpt.of(event.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The letter of a record that a step refuses. */
    static DeadLetter letter(UnusableException why, String step, Record<byte[], byte[]> record, RecordMetadata at) {
        return new DeadLetter(
                why.reason(),
                String.valueOf(why.getMessage()),
                step,
                new Origin(at.topic(), at.partition(), at.offset()),
                record.timestamp(),
                Excerpt.of(record.key()),
                Excerpt.of(record.value()));
    }
}
