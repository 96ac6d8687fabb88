package io.millrace.features.query;

import io.millrace.features.engine.ReadRow;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a partition that were read lately, decoded: an entity that is read again before its next event costs no second decoding. A row
 * is that of its stored bytes, and these are compared at each read, so nobody has to tell the cache what changes. Full, it forgets
 * what was not read for longest.
 */
final class ReadCache {

    private final long mostBytes;
    private final Map<String, Entry> rows = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    @SuppressWarnings("ArrayRecordComponent") // compared by content
    private record Entry(byte[] stored, ReadRow row, int weight) {}

    ReadCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The row of an entity, if it is here and of these bytes. */
    synchronized @Nullable ReadRow get(String key, byte[] stored) {
        Entry entry = rows.get(key);
        return entry != null && Arrays.equals(entry.stored(), stored) ? entry.row() : null;
    }

    /** Keeps a row that has been read. */
    synchronized void put(String key, byte[] stored, ReadRow row) {
        Entry entry = new Entry(stored, row, row.weight() + stored.length + 2 * key.length());
        Entry before = rows.put(key, entry);
        bytes += entry.weight() - (before == null ? 0 : before.weight());
        Iterator<Entry> oldest = rows.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= oldest.next().weight();
            oldest.remove();
        }
    }
}
