package io.millrace.features.topology;

import io.millrace.features.ingest.Decoder;
import io.millrace.features.ingest.LookupRow;
import io.millrace.features.ingest.UnusableException;
import io.millrace.runtime.project.Lookup;
import io.millrace.schemas.DeadLetter;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Looks at each record of a lookup's topic once: what is no row of it becomes a dead letter. */
final class LookupCheckProcessor extends ContextualProcessor<byte[], byte[], String, DeadLetter> {

    private final Lookup lookup;
    private final Decoder decoder;

    LookupCheckProcessor(Lookup lookup, Decoder decoder) {
        this.lookup = lookup;
        this.decoder = decoder;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            LookupRow.of(lookup, decoder.decode(record.value()));
        } catch (UnusableException e) {
            DeadLetter letter = Refusal.letter(
                    e,
                    "lookup." + lookup.name(),
                    record,
                    context().recordMetadata().orElseThrow());
            context().forward(new Record<>(lookup.name(), letter, Math.max(0, record.timestamp())));
        }
    }
}
