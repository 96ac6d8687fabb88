package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The state of one window for one entity, decoded from its row. Another kind of window is another implementation, with
 * its own part of the cold row, and cold parts of its own if it needs any.
 */
sealed interface Track permits PanedTrack, SessionTrack, LastEventsTrack, LifetimeTrack {

    TrackLayout layout();

    /** What the slots hold for a read at a time, not to be changed; the time is within the history of the view. */
    Partials at(long asOf);

    /**
     * Until when, that time included, a read of all events of the view finds just what it found at a time: the same slots, and no refusal. It is not before
     * that time.
     */
    long holdsUntil(long asOf);

    /** Lets go of what came from the row but for the last answer, which is all that is asked of it from then on; only where nothing is counted. */
    default void rest() {}

    /** Why a slot cannot be read at a time, or null when it can; {@code viewNewest} is the view's newest event time. */
    @Nullable
    String refusal(long asOf, long viewNewest);

    /** Counts an event of the view: what it gives to the slots; null when it has nothing to do with them. */
    void count(@Nullable Object @Nullable [] values, long time);

    /** Whether a read has taken something that the next reads can use, and that is worth a writing of its own. */
    default boolean isWorthWriting() {
        return false;
    }

    /** Writes what it has counted into the cold row, and into cold parts of its own where they have changed. */
    void save(RowWriter row);

    /** Reads from the cold row what {@link #save} wrote. */
    void decode(RowReader row);
}
