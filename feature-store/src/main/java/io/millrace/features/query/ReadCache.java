package io.millrace.features.query;

import io.millrace.features.engine.ReadRow;
import io.millrace.runtime.event.SourceOffset;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a partition that were read lately, decoded: an entity that is read again before its next event costs no second decoding, and
 * no store. Who writes a row takes it out, and holds the row's lock while it does both. Full, it forgets what was not read for longest.
 */
final class ReadCache {

    private final long mostBytes;
    private final Map<String, Kept> rows = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * A row.
     *
     * @param last position of the event that was counted last for its entity
     */
    record Kept(SourceOffset last, ReadRow row, int weight) {}

    ReadCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The row of an entity, if it is here. */
    synchronized @Nullable Kept get(String key) {
        return rows.get(key);
    }

    /** Takes out the row of an entity, which changes. */
    synchronized void remove(String key) {
        Kept before = rows.remove(key);
        bytes -= before == null ? 0 : before.weight();
    }

    /** Keeps a row that has been read. */
    synchronized void put(String key, SourceOffset last, ReadRow row) {
        Kept kept = new Kept(last, row, row.weight() + 2 * key.length());
        Kept before = rows.put(key, kept);
        bytes += kept.weight() - (before == null ? 0 : before.weight());
        Iterator<Kept> oldest = rows.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= oldest.next().weight();
            oldest.remove();
        }
    }
}
