package io.millrace.drift.topology;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** Times that a judge remembers, each in a row of its store. */
record StoredTimes(KeyValueStore<String, byte[]> store) {

    Optional<Long> get(String row) {
        byte[] stored = store.get(row);
        return stored == null
                ? Optional.empty()
                : Optional.of(ByteBuffer.wrap(stored).getLong());
    }

    void put(String row, long time) {
        store.put(row, ByteBuffer.allocate(Long.BYTES).putLong(time).array());
    }
}
