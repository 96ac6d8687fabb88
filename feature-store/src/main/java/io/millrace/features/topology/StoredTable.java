package io.millrace.features.topology;

import io.millrace.features.ingest.Decoder;
import io.millrace.features.ingest.LookupRow;
import io.millrace.features.ingest.LookupTable;
import io.millrace.features.ingest.UnusableException;
import io.millrace.runtime.project.Lookup;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The side table that a {@link LookupLoader} keeps. */
final class StoredTable implements LookupTable {

    private final Lookup lookup;
    private final Decoder decoder;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;

    StoredTable(Lookup lookup, Decoder decoder, ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.lookup = lookup;
        this.decoder = decoder;
        this.store = store;
    }

    @Override
    public @Nullable Map<String, Object> row(String key, long time) {
        try (KeyValueIterator<Bytes, byte[]> newestFirst =
                store.reverseRange(LookupKey.first(key), LookupKey.of(key, time))) {
            return newestFirst.hasNext() ? decoded(newestFirst.next().value) : null;
        }
    }

    private Map<String, Object> decoded(byte[] row) {
        try {
            return LookupRow.of(lookup, decoder.decode(row)).fields();
        } catch (UnusableException e) {
            throw new IllegalStateException("a row of lookup '" + lookup.name() + "' was kept and cannot be read", e);
        }
    }
}
