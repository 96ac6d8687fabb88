package io.millrace.runtime.progress;

import java.nio.ByteBuffer;
import org.apache.kafka.streams.KeyValue;

/**
 * How far event time has come in the partitions that a process works on.
 *
 * @param watermark event time up to which all of them have worked everything off and passed it on, inclusive; {@link ProgressTracker#NONE} at first
 * @param newest newest event time that one of them has seen; {@link ProgressTracker#NONE} at first
 */
public record EventTime(long watermark, long newest) {

    /** From progress stores that are only read, one partition's rows after the other's. */
    public static EventTime of(Iterable<KeyValue<String, byte[]>> words) {
        long slowest = Long.MAX_VALUE;
        for (KeyValue<String, byte[]> word : words) {
            if (word.key.equals(StoredProgress.PASSED)) {
                slowest = Math.min(slowest, ByteBuffer.wrap(word.value).getLong());
            }
        }
        return new EventTime(
                slowest == Long.MAX_VALUE ? ProgressTracker.NONE : slowest, StoredProgress.newestIn(words));
    }
}
