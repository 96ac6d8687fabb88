package io.millrace.features.topology;

import io.millrace.features.ingest.UnusableException;
import io.millrace.runtime.streams.Excerpt;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.Origin;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Dead letters of records that are not what their topic should hold. */
final class Refusal {

    private Refusal() {}

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
