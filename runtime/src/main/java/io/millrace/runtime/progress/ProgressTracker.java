package io.millrace.runtime.progress;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Minimum of what a fixed set of channels have said. The watermark never goes back. */
public final class ProgressTracker {

    /** Watermark before every channel has spoken. */
    public static final long NONE = Long.MIN_VALUE;

    private final Set<String> expected;
    private final Map<String, Heard> heard = new HashMap<>();
    private long watermark = NONE;
    private long newest = NONE;

    /** A tracker of these channels; others are not listened to. */
    public ProgressTracker(Set<String> expected) {
        this.expected = Set.copyOf(expected);
    }

    /**
     * Takes a channel's word.
     *
     * @return whether the watermark moved
     */
    public boolean hear(String channel, Heard word) {
        if (!expected.contains(channel)) {
            return false;
        }
        heard.put(channel, word);
        newest = Math.max(newest, word.newest());
        long before = watermark;
        watermark = Math.max(watermark, minimum());
        return watermark > before;
    }

    /** Takes up where an earlier tracker of the same channels was: the watermark is at least this. */
    void resume(long earlier) {
        watermark = Math.max(watermark, earlier);
    }

    /** Event time up to which everything has come, inclusive; {@link #NONE} at first. */
    public long watermark() {
        return watermark;
    }

    /** Newest event time that any channel has seen; {@link #NONE} at first. */
    public long newest() {
        return newest;
    }

    /** Idle channels hold nobody back, unless all are idle: then time stands still. */
    private long minimum() {
        long minimum = Long.MAX_VALUE;
        boolean spoken = false;
        for (String channel : expected) {
            Heard word = heard.get(channel);
            if (word == null) {
                return NONE;
            }
            if (!word.idle()) {
                spoken = true;
                minimum = Math.min(minimum, word.time());
            }
        }
        return spoken ? minimum : NONE;
    }
}
