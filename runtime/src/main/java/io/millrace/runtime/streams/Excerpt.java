package io.millrace.runtime.streams;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a record that is told about in a record of its own, which could not hold all that Kafka lets into one. */
public final class Excerpt {

    /** A quarter of the largest record of Kafka by default. */
    private static final int LENGTH = 1 << 18;

    private Excerpt() {}

    /** A key or value; of a long one the beginning. */
    public static @Nullable ByteBuffer of(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, LENGTH));
    }

    /** Whether this may be the beginning of something longer. */
    public static boolean isCut(@Nullable ByteBuffer bytes) {
        return bytes != null && bytes.remaining() == LENGTH;
    }

    /** A key as the key of the record that tells about it; of a long one the beginning. */
    static byte @Nullable [] keyOf(byte @Nullable [] key) {
        return key == null || key.length <= LENGTH ? key : Arrays.copyOf(key, LENGTH);
    }
}
