package io.millrace.runtime.progress;

import io.millrace.schemas.Progress;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The last word of a channel.
 *
 * @param time watermark: everything up to this event time has been sent, inclusive, epoch milliseconds
 * @param newest newest event time that the channel has seen
 * @param idle whether the channel must not hold others back
 * @param positions by source partition the offset up to which every event has been sent, inclusive
 */
public record Heard(long time, long newest, boolean idle, Map<String, Long> positions) {

    private static final int SIZE = 17;

    public Heard {
        positions = Map.copyOf(positions);
    }

    /** A word without positions. */
    public Heard(long time, long newest, boolean idle) {
        this(time, newest, idle, Map.of());
    }

    /** A word as it was sent. */
    public static Heard of(Progress word) {
        return new Heard(word.getTime(), word.getNewest(), word.getIdle(), word.getPositions());
    }

    byte[] encode() {
        byte[] offsets = OffsetMap.encode(positions);
        return ByteBuffer.allocate(SIZE + offsets.length)
                .putLong(time)
                .putLong(newest)
                .put((byte) (idle ? 1 : 0))
                .put(offsets)
                .array();
    }

    static Heard decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Heard(buffer.getLong(), buffer.getLong(), buffer.get() == 1, OffsetMap.decode(buffer));
    }
}
