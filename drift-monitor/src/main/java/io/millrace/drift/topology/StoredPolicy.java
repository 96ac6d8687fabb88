package io.millrace.drift.topology;

import io.millrace.drift.detection.FirstWindows;
import io.millrace.drift.detection.ReferenceInterval;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.schemas.ReferenceWord;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.state.KeyValueStore;

/** Which windows make up the reference: those that the project declares, until a word says otherwise. */
final class StoredPolicy {

    private static final String ROW = "policy";

    private final ReferencePolicy declared;
    private final KeyValueStore<String, byte[]> store;

    StoredPolicy(ReferencePolicy declared, KeyValueStore<String, byte[]> store) {
        this.declared = declared;
        this.store = store;
    }

    /** Stored is an interval as two longs, and a stretch to come as one. */
    ReferencePolicy current() {
        byte[] stored = store.get(ROW);
        if (stored == null) {
            return declared;
        }
        ByteBuffer in = ByteBuffer.wrap(stored);
        long first = in.getLong();
        return in.hasRemaining() ? new ReferenceInterval(first, in.getLong()) : new FirstWindows(first);
    }

    /** What is declared begins anew; of an interval, which is over, as long a stretch from now on. */
    void take(ReferenceWord word) {
        Long from = word.getFrom();
        Long to = word.getTo();
        if (from != null && to != null) {
            store.put(
                    ROW,
                    ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(from)
                            .putLong(to)
                            .array());
        } else if (declared instanceof ReferenceInterval interval) {
            long length = interval.to() - interval.from();
            store.put(ROW, ByteBuffer.allocate(Long.BYTES).putLong(length).array());
        } else {
            store.delete(ROW);
        }
    }
}
