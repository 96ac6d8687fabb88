package io.millrace.platform.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last records of some kind, and how many there have been. */
final class Tail<T> {

    private final int most;
    private final Deque<T> last = new ArrayDeque<>();
    private long count;

    Tail(int most) {
        this.most = most;
    }

    synchronized void add(T record) {
        last.addLast(record);
        count++;
        if (last.size() > most) {
            last.removeFirst();
        }
    }

    /** The oldest first. */
    synchronized List<T> all() {
        return List.copyOf(last);
    }

    /** How many have been added. */
    synchronized long count() {
        return count;
    }
}
