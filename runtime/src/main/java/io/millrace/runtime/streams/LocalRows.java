package io.millrace.runtime.streams;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Rows of stores that this process holds, read while the stream threads write.
 *
 * <p>This is {@link KafkaStreams#store} and not {@link KafkaStreams#query}: in Kafka 4.3 a query locks a store's position and
 * then the store, a write the store and then its position, so that a read and a write at the same time can wait for each
 * other for ever (KAFKA-19629).
 */
public final class LocalRows {

    private LocalRows() {}

    /**
     * All rows of a small store, partition by partition, in key order within each.
     *
     * @throws IllegalStateException when a partition cannot answer now
     */
    public static <K> List<KeyValue<K, byte[]>> of(KafkaStreams streams, String store) {
        try {
            return all(streams.store(parameters(store)));
        } catch (InvalidStateStoreException e) {
            throw new IllegalStateException(store + ": " + e.getMessage(), e);
        }
    }

    /**
     * The rows whose keys begin so, partition by partition.
     *
     * @throws IllegalStateException when a partition cannot answer now
     */
    public static List<KeyValue<String, byte[]>> of(KafkaStreams streams, String store, String prefix) {
        List<KeyValue<String, byte[]>> rows = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found =
                streams.store(LocalRows.<String>parameters(store)).prefixScan(prefix, new StringSerializer())) {
            found.forEachRemaining(rows::add);
            return rows;
        } catch (InvalidStateStoreException e) {
            throw new IllegalStateException(store + ": " + e.getMessage(), e);
        }
    }

    /**
     * All rows of one partition of a small store, in key order.
     *
     * @param copy whether a standby's will do, or one that is being restored
     * @throws InvalidStateStoreException when it is not here, or cannot answer now
     */
    public static <K> List<KeyValue<K, byte[]>> of(KafkaStreams streams, String store, int partition, boolean copy) {
        return all(partition(streams, store, partition, copy));
    }

    /**
     * One partition of a store.
     *
     * @param copy whether a standby's will do, or one that is being restored
     * @throws InvalidStateStoreException when it is not here, or cannot answer now
     */
    public static <K> ReadOnlyKeyValueStore<K, byte[]> partition(
            KafkaStreams streams, String store, int partition, boolean copy) {
        StoreQueryParameters<ReadOnlyKeyValueStore<K, byte[]>> one =
                LocalRows.<K>parameters(store).withPartition(partition);
        return streams.store(copy ? one.enableStaleStores() : one);
    }

    private static <K> StoreQueryParameters<ReadOnlyKeyValueStore<K, byte[]>> parameters(String store) {
        return StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore());
    }

    private static <K> List<KeyValue<K, byte[]>> all(ReadOnlyKeyValueStore<K, byte[]> store) {
        List<KeyValue<K, byte[]>> rows = new ArrayList<>();
        try (KeyValueIterator<K, byte[]> found = store.all()) {
            found.forEachRemaining(rows::add);
        }
        return rows;
    }
}
