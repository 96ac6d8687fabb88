package io.millrace.features.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The row of one entity in memory. */
public final class MemoryRow implements RowState {

    private final NavigableMap<byte[], byte[]> cold = new TreeMap<>(Arrays::compareUnsigned);
    private byte @Nullable [] hot;

    @Override
    public byte @Nullable [] hot() {
        return hot;
    }

    @Override
    public void hot(byte @Nullable [] row) {
        hot = row;
    }

    @Override
    public byte @Nullable [] cold(byte[] key) {
        return cold.get(key);
    }

    @Override
    public void cold(byte[] key, byte @Nullable [] part) {
        if (part == null) {
            cold.remove(key);
        } else {
            cold.put(key, part);
        }
    }

    /** Bytes that it holds, with the keys of the cold parts. */
    public long bytes() {
        long bytes = hot == null ? 0 : hot.length;
        for (Map.Entry<byte[], byte[]> part : cold.entrySet()) {
            bytes += part.getKey().length + part.getValue().length;
        }
        return bytes;
    }

    @Override
    public void dropCold(byte[] prefix) {
        cold.keySet()
                .removeIf(key ->
                        key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length));
    }
}
