package io.millrace.runtime.streams;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Hears from Kafka Streams how its stores are restored; threads of Streams tell it, and any thread may ask. */
final class RestoreWatch implements StateRestoreListener {

    /** What is known of the store behind one partition of a changelog. */
    private record Store(long records, long read, boolean restored) {}

    private final Map<TopicPartition, Store> stores = new HashMap<>();

    synchronized Restoration now() {
        return stores.values().stream()
                .map(store -> new Restoration(1, store.restored() ? 1 : 0, store.records(), store.read()))
                .reduce(Restoration.NONE, Restoration::and);
    }

    @Override
    public synchronized void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        stores.put(changelog, new Store(Math.max(0, end - start), 0, false));
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition changelog, String store, long end, long restored) {
        stores.computeIfPresent(changelog, (key, known) -> new Store(known.records(), known.read() + restored, false));
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        stores.computeIfPresent(changelog, (key, known) -> new Store(known.records(), known.records(), true));
    }

    /** Its task went to another process. */
    @Override
    public synchronized void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        stores.remove(changelog);
    }
}
