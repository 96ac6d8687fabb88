package io.millrace.trainer.query;

import io.millrace.trainer.learning.JournalEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The examples learned last, by their position: more than a journal keeps. */
final class RecentEntries {

    private static final int MOST = 200_000;

    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private long end;

    void add(JournalEntry entry) {
        entries.addLast(entry);
        end++;
        if (entries.size() > MOST) {
            entries.removeFirst();
        }
    }

    /** Those from a position on; fewer when it is from longer ago. */
    List<JournalEntry> since(long position) {
        List<JournalEntry> all = new ArrayList<>(entries);
        long first = end - all.size();
        return all.subList((int) Math.min(all.size(), Math.max(0, position - first)), all.size());
    }
}
