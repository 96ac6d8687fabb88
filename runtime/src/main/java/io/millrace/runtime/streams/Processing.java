package io.millrace.runtime.streams;

import java.time.Duration;

/**
 * How the Streams applications of a process work.
 *
 * @param commitInterval time between transactions; each step adds up to this to the latency
 * @param threads stream threads of each application
 * @param standbys copies that other processes keep of each store, to take over from and to read
 * @param guarantee what a process that is killed leaves behind
 */
public record Processing(Duration commitInterval, int threads, int standbys, Guarantee guarantee) {

    /** Exactly once, commits every 100 ms, one thread, no copies. */
    public static final Processing DEFAULT = new Processing(Duration.ofMillis(100), 1, 0, Guarantee.EXACTLY_ONCE);

    /** What a process that is killed leaves behind. */
    public enum Guarantee {
        /** Each event has been counted once. */
        EXACTLY_ONCE,
        /** The events since the last commit may be counted again; steps do not wait for each other's transactions. */
        AT_LEAST_ONCE
    }

    /** The same with another time between transactions. */
    public Processing committingEvery(Duration interval) {
        return new Processing(interval, threads, standbys, guarantee);
    }
}
