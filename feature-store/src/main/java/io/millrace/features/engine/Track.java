package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The state of one window for one entity, decoded from its row. Another kind of window is another implementation, with
 * its own part of the hot row, and cold parts if it needs any.
 */
sealed interface Track permits PanedTrack, SessionTrack, LastEventsTrack, LifetimeTrack {

    TrackLayout layout();

    /** What the slots hold for a read at a time; the time is within the history of the view. */
    Partials at(long asOf);

    /** Why a slot cannot be read at a time, or null when it can; {@code viewNewest} is the view's newest event time. */
    @Nullable
    String refusal(long asOf, long viewNewest);

    /** Moves on to a new newest event of the view, before it is counted. */
    void advance(long newest);

    /** Counts an event; its time is at most the view's newest. */
    void count(@Nullable Object[] values, long time);

    void encode(RowWriter hot);

    void decode(RowReader hot);

    /** Writes what it keeps in cold parts, where that has changed. */
    default void saveCold() {}
}
