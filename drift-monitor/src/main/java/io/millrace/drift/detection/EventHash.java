package io.millrace.drift.detection;

import java.nio.charset.StandardCharsets;

/**
 * The 64-bit hash of an event id that decides which rows are sampled.
 *
 * <p>FNV-1a over the UTF-8 bytes (Fowler, Noll, Vo; offset basis {@code cbf29ce484222325}, prime {@code 100000001b3}),
 * then the finaliser of splitmix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators"). FNV-1a
 * alone leaves the high bits of similar ids alike, and a bottom-k sample looks at the high bits first. Not meant to
 * withstand ids that are chosen to be sampled.
 */
public final class EventHash {

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private EventHash() {}

    /** Hash of an event id; all 64 bits are used, so compare as unsigned. */
    public static long of(String eventId) {
        long hash = OFFSET_BASIS;
        for (byte octet : eventId.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * PRIME;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
