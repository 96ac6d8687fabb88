package io.millrace.drift.detection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where a row stands in the order of sampling: by unsigned hash, then by the UTF-8 bytes of the event id.
 *
 * @param hash {@link EventHash} of the event id
 * @param eventId identity of the event
 */
public record SampleKey(long hash, String eventId) implements Comparable<SampleKey> {

    /** The key of an event. */
    public static SampleKey of(String eventId) {
        return new SampleKey(EventHash.of(eventId), eventId);
    }

    @Override
    public int compareTo(SampleKey other) {
        int byHash = Long.compareUnsigned(hash, other.hash);
        return byHash != 0
                ? byHash
                : Arrays.compareUnsigned(
                        eventId.getBytes(StandardCharsets.UTF_8), other.eventId.getBytes(StandardCharsets.UTF_8));
    }

    /** Storage form: hash big-endian, then the id. Its unsigned byte order is the order of the keys. */
    public byte[] toBytes() {
        byte[] id = eventId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + id.length).putLong(hash).put(id).array();
    }

    /** Reads what {@link #toBytes} wrote. */
    public static SampleKey fromBytes(ByteBuffer bytes) {
        long hash = bytes.getLong();
        byte[] id = new byte[bytes.remaining()];
        bytes.get(id);
        return new SampleKey(hash, new String(id, StandardCharsets.UTF_8));
    }
}
