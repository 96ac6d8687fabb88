package io.millrace.features.query;

import io.millrace.features.ingest.IngestState;
import io.millrace.runtime.streams.LocalRows;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What the ingest of a source has made of its records, over the partitions that this process works on. The counts are part
 * of the ingest's state: they survive restarts and count each record once.
 *
 * @param accepted events let in
 * @param late events older than the bound, left out
 * @param duplicates events whose id was seen before, left out
 * @param deadLetters records that were no events
 */
public record IngestCounts(long accepted, long late, long duplicates, long deadLetters) {

    /** Store of ingest states, one row per partition. */
    public static final String STORE = "ingest-state";

    /** Counts of a running ingest application. */
    public static IngestCounts of(KafkaStreams ingest) {
        List<IngestState> states = LocalRows.<String>of(ingest, STORE).stream()
                .map(row -> IngestState.decode(row.value))
                .toList();
        return new IngestCounts(
                states.stream().mapToLong(IngestState::accepted).sum(),
                states.stream().mapToLong(IngestState::late).sum(),
                states.stream().mapToLong(IngestState::duplicates).sum(),
                states.stream().mapToLong(IngestState::deadLetters).sum());
    }
}
