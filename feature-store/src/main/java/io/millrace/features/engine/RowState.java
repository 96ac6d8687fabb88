package io.millrace.features.engine;

import org.jspecify.annotations.Nullable;

/**
 * The stored row of one entity: a hot part, read and written for every event, and cold parts under keys of their own, which lie together
 * in the order of these. Arrays are not changed once handed over.
 */
public interface RowState {

    /** The hot part, or null when the entity has never been seen. */
    byte @Nullable [] hot();

    /** Stores the hot part; null removes it. */
    void hot(byte @Nullable [] row);

    /** The cold part under a key, or null when there is none. */
    byte @Nullable [] cold(byte[] key);

    /** Stores the cold part under a key; null removes it. */
    void cold(byte[] key, byte @Nullable [] part);

    /** Removes all cold parts whose keys begin so. */
    void dropCold(byte[] prefix);
}
