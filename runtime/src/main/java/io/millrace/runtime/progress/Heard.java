package io.millrace.runtime.progress;

import java.nio.ByteBuffer;

/**
 * The last word of a channel.
 *
 * @param time watermark: everything up to this event time has been sent, inclusive, epoch milliseconds
 * @param newest newest event time that the channel has seen
 * @param idle whether the channel must not hold others back
 */
public record Heard(long time, long newest, boolean idle) {

    private static final int SIZE = 17;

    byte[] encode() {
        return ByteBuffer.allocate(SIZE)
                .putLong(time)
                .putLong(newest)
                .put((byte) (idle ? 1 : 0))
                .array();
    }

    static Heard decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Heard(buffer.getLong(), buffer.getLong(), buffer.get() == 1);
    }
}
