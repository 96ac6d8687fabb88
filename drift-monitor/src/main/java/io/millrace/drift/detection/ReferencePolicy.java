package io.millrace.drift.detection;

/** Which windows make up a reference, and which are judged by it. */
public sealed interface ReferencePolicy permits ReferenceInterval {

    /** Whether a window's profile is part of the reference. */
    boolean takes(long windowStart, long windowEnd);

    /** Whether a reference can be built: no more row can come to it when event time has come to {@code progress}. */
    boolean isComplete(long progress);

    /** Whether a window is compared with the reference; never one that it {@link #takes}. */
    boolean judges(long windowStart, long windowEnd);
}
