package io.millrace.features.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the rows of a side table in a store: the versions of one row lie together, oldest first. */
final class LookupKey {

    private LookupKey() {}

    /** The version of a row that holds from a time on. */
    static Bytes of(String key, long from) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES + text.length + Long.BYTES)
                .putInt(text.length)
                .put(text)
                .putLong(from ^ Long.MIN_VALUE)
                .array());
    }

    /** Before all versions of a row. */
    static Bytes first(String key) {
        return of(key, Long.MIN_VALUE);
    }

    /** After all versions of a row. */
    static Bytes last(String key) {
        return of(key, Long.MAX_VALUE);
    }
}
