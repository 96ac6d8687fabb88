package io.millrace.runtime.progress;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Place of an entry in the one order: event time, then rank, then id.
 *
 * @param time event time, epoch milliseconds
 * @param rank order of entries with the same time, from 0 to 127; lower goes first
 * @param id order of entries with the same time and rank, by its UTF-8 bytes
 */
public record Position(long time, int rank, String id) {

    /** Key whose unsigned byte order is this order. */
    public Bytes key() {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + 1 + text.length)
                .putLong(time ^ Long.MIN_VALUE)
                .put((byte) rank)
                .put(text)
                .array());
    }

    static Position of(Bytes key) {
        ByteBuffer buffer = ByteBuffer.wrap(key.get());
        long time = buffer.getLong() ^ Long.MIN_VALUE;
        int rank = buffer.get();
        byte[] text = new byte[buffer.remaining()];
        buffer.get(text);
        return new Position(time, rank, new String(text, StandardCharsets.UTF_8));
    }

    /** First possible key of a time. */
    static Bytes startOf(long time) {
        return new Position(time, 0, "").key();
    }
}
