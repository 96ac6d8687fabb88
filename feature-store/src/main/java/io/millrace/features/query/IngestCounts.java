package io.millrace.features.query;

import io.millrace.features.ingest.IngestState;
import io.millrace.runtime.progress.EventTime;
import io.millrace.runtime.progress.ProgressTracker;
import io.millrace.runtime.streams.LocalRows;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.KeyValueStore;

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

    /** Row of a partition's state. */
    public static final String STATE = "state";

    private static final String LATE = "late/";

    /** Counts one more late event that a view would have counted. */
    public static void countLate(KeyValueStore<String, byte[]> store, String view) {
        byte[] before = store.get(LATE + view);
        long count = before == null ? 0 : ByteBuffer.wrap(before).getLong();
        store.put(
                LATE + view, ByteBuffer.allocate(Long.BYTES).putLong(count + 1).array());
    }

    /** Late events that a view would have counted, over the partitions that this process works on. */
    public static long late(KafkaStreams ingest, String view) {
        return LocalRows.<String>of(ingest, STORE).stream()
                .filter(row -> row.key.equals(LATE + view))
                .mapToLong(row -> ByteBuffer.wrap(row.value).getLong())
                .sum();
    }

    /** Counts of a running ingest application. */
    public static IngestCounts of(KafkaStreams ingest) {
        List<IngestState> states = states(ingest);
        return new IngestCounts(
                states.stream().mapToLong(IngestState::accepted).sum(),
                states.stream().mapToLong(IngestState::late).sum(),
                states.stream().mapToLong(IngestState::duplicates).sum(),
                states.stream().mapToLong(IngestState::deadLetters).sum());
    }

    /** How far event time has come in a running ingest application; partitions that are idle hold nobody back, unless all are. */
    public static EventTime eventTime(KafkaStreams ingest) {
        List<IngestState> states = states(ingest);
        boolean allIdle = states.stream().allMatch(IngestState::idle);
        return new EventTime(
                states.stream()
                        .filter(state -> allIdle || !state.idle())
                        .mapToLong(IngestState::announced)
                        .min()
                        .orElse(ProgressTracker.NONE),
                states.stream().mapToLong(IngestState::newest).max().orElse(ProgressTracker.NONE));
    }

    private static List<IngestState> states(KafkaStreams ingest) {
        return LocalRows.<String>of(ingest, STORE).stream()
                .filter(row -> row.key.equals(STATE))
                .map(row -> IngestState.decode(row.value))
                .toList();
    }
}
