package io.millrace.features.query;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps reads of an entity's row apart from writes to it, within a process. A row lies in several records of two stores, which change
 * one after the other: a read between them would count a pane twice that is just being closed, or miss it.
 */
public final class RowLocks {

    private static final int STRIPES = 256;

    private final Lock[] stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    /** Does something with the row of an entity while nobody else does. */
    public <T> T holding(String key, Supplier<T> work) {
        Lock lock = stripes[Math.floorMod(key.hashCode(), STRIPES)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
