package io.millrace.benchmarks.engine;

import io.millrace.features.engine.RowState;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The row of one entity in memory, counting what is written. */
public final class MemoryRow implements RowState {

    private final NavigableMap<byte[], byte[]> cold = new TreeMap<>(Arrays::compareUnsigned);
    private byte @Nullable [] hot;
    private long hotBytes;
    private long coldBytes;
    private long coldWrites;

    @Override
    public byte @Nullable [] hot() {
        return hot;
    }

    @Override
    public void hot(byte @Nullable [] row) {
        hot = row;
        hotBytes += row == null ? 0 : row.length;
    }

    @Override
    public byte @Nullable [] cold(byte[] key) {
        return cold.get(key);
    }

    @Override
    public void cold(byte[] key, byte @Nullable [] part) {
        coldWrites++;
        if (part == null) {
            cold.remove(key);
        } else {
            cold.put(key, part);
            coldBytes += part.length;
        }
    }

    @Override
    public void dropCold(byte[] prefix) {
        cold.keySet()
                .removeIf(key ->
                        key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length));
    }

    /** Bytes written into the hot part so far. */
    long hotBytes() {
        return hotBytes;
    }

    /** Bytes written into cold parts so far. */
    long coldBytes() {
        return coldBytes;
    }

    /** Cold parts written so far. */
    long coldWrites() {
        return coldWrites;
    }

    /** Bytes that it holds now. */
    long size() {
        long size = hot == null ? 0 : hot.length;
        for (Map.Entry<byte[], byte[]> part : cold.entrySet()) {
            size += part.getKey().length + part.getValue().length;
        }
        return size;
    }
}
