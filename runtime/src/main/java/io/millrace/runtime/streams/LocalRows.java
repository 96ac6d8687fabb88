package io.millrace.runtime.streams;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;

/** All rows of a small store, over the partitions that this process holds. */
public final class LocalRows {

    private LocalRows() {}

    /**
     * Rows of a store, partition by partition, in key order within each.
     *
     * @throws IllegalStateException when a partition cannot answer now
     */
    public static <K> List<KeyValue<K, byte[]>> of(KafkaStreams streams, String store) {
        StateQueryRequest<KeyValueIterator<K, byte[]>> request =
                StateQueryRequest.inStore(store).withQuery(RangeQuery.<K, byte[]>withNoBounds());
        List<KeyValue<K, byte[]>> rows = new ArrayList<>();
        for (QueryResult<KeyValueIterator<K, byte[]>> partition :
                streams.query(request).getPartitionResults().values()) {
            if (partition.isFailure()) {
                throw new IllegalStateException(store + ": " + partition.getFailureMessage());
            }
            try (KeyValueIterator<K, byte[]> found = partition.getResult()) {
                found.forEachRemaining(rows::add);
            }
        }
        return rows;
    }
}
