package io.millrace.features.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the store of cold parts: the length of the entity's key, that key, and the key of the part. */
public final class ColdRows {

    private ColdRows() {}

    /** Key of one part of an entity's row. */
    public static Bytes key(String entity, byte[] part) {
        byte[] text = entity.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES + text.length + part.length)
                .putInt(text.length)
                .put(text)
                .put(part)
                .array());
    }

    /** Whether a key begins with another one. */
    public static boolean isUnder(Bytes key, Bytes prefix) {
        byte[] beginning = prefix.get();
        return key.get().length >= beginning.length
                && Arrays.equals(key.get(), 0, beginning.length, beginning, 0, beginning.length);
    }
}
