package io.millrace.trainer.query;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/** Keys in the stores that hold a trainer's state. */
public final class StoreKeys {

    private StoreKeys() {}

    /** Key of a block of the journal. Their numbers are not negative, so their unsigned byte order is their order. */
    public static Bytes block(long number) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** Number of the block with a key. */
    static long number(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong();
    }

    /** Key of a key's own model of a learner. */
    public static String own(String learner, String key) {
        return learner + "/" + key;
    }

    /** Key after those of all keys' models of a learner. */
    public static String afterOwn(String learner) {
        return learner + (char) ('/' + 1);
    }

    /** Key of a piece of a learner's last snapshot. */
    public static String chunk(String learner, int index) {
        return learner + "/" + index;
    }
}
