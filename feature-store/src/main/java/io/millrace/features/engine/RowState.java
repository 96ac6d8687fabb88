package io.millrace.features.engine;

import org.jspecify.annotations.Nullable;

/** The stored row of one entity key: two point reads and two point writes. Arrays are not changed once handed over. */
public interface RowState {

    /** The hot part, or null when the entity has never been seen. */
    byte @Nullable [] hot();

    /** The cold part, or null when there is none. */
    byte @Nullable [] cold();

    /** Stores the hot part; null removes it. */
    void hot(byte @Nullable [] row);

    /** Stores the cold part; null removes it. */
    void cold(byte @Nullable [] row);
}
