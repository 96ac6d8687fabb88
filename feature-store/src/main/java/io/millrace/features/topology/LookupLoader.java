package io.millrace.features.topology;

import io.millrace.features.ingest.Decoder;
import io.millrace.features.ingest.LookupRow;
import io.millrace.features.ingest.UnusableException;
import io.millrace.runtime.project.Lookup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the rows of a topic in the store of a side table, as they are. A record without a value removes all versions of the row whose
 * key is the text of the record's. What is no row is left out here: {@link LookupCheckProcessor} has made it a dead letter.
 */
final class LookupLoader implements Processor<byte[], byte[], Void, Void> {

    private final Lookup lookup;
    private final Decoder decoder;
    private KeyValueStore<Bytes, byte[]> store;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    LookupLoader(Lookup lookup, Decoder decoder) {
        this.lookup = lookup;
        this.decoder = decoder;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.store = context.getStateStore(store(lookup.name()));
    }

    /** Name of the store of a side table. */
    static String store(String lookup) {
        return "lookup-" + lookup;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            if (record.key() != null) {
                remove(new String(record.key(), StandardCharsets.UTF_8));
            }
            return;
        }
        try {
            LookupRow row = LookupRow.of(lookup, decoder.decode(record.value()));
            store.put(LookupKey.of(row.key(), row.from()), record.value());
        } catch (UnusableException e) {
            // a dead letter by now, or soon
        }
    }

    private void remove(String key) {
        List<Bytes> versions = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(LookupKey.first(key), LookupKey.last(key))) {
            rows.forEachRemaining(row -> versions.add(row.key));
        }
        versions.forEach(store::delete);
    }
}
