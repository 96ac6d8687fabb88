package io.millrace.drift.detection;

/**
 * Which windows make up the reference that a window is compared with. Windows come in the order of time; {@code first} is the start of the first one
 * that came.
 */
public sealed interface ReferencePolicy permits ReferenceInterval, FirstWindows, TrailingWindows, HourOfWeek {

    /**
     * The interval of the reference of a window.
     *
     * @param until start of the window, or end of the last one that became part of the reference, if that is earlier
     */
    ReferenceInterval of(long until, long first);

    /** Whether a window is part of the reference, and not judged. */
    boolean takes(long windowStart, long windowEnd, long first);

    /** Whether a window is judged; never one that it {@link #takes}. */
    boolean judges(long windowStart, long windowEnd, long first);

    /** Whether windows that were judged, and were quiet, are part of the reference of later ones. */
    boolean goesOn();

    /** Whether the piece of the reference that begins at a time is one that a window is compared with, if it lies in the interval. */
    default boolean likens(long pieceStart, long windowStart) {
        return true;
    }

    /** Length of the pieces of time that the reference is kept in, so that old ones can be let go; a multiple of the window's. */
    long blockLength(long windowLength);
}
