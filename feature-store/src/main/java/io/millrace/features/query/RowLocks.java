package io.millrace.features.query;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        Lock lock = lock(key);
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** The same if nobody else does right now; else null, at once. */
    <T> @Nullable T ifFree(String key, Supplier<@Nullable T> work) {
        Lock lock = lock(key);
        if (!lock.tryLock()) {
            return null;
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private Lock lock(String key) {
        return stripes[Math.floorMod(key.hashCode(), STRIPES)];
    }
}
