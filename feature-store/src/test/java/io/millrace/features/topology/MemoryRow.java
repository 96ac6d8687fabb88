package io.millrace.features.topology;

import io.millrace.features.engine.RowState;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row in memory. */
final class MemoryRow implements RowState {

    private final Map<String, byte[]> cold = new HashMap<>();
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
        return cold.get(HexFormat.of().formatHex(key));
    }

    @Override
    public void cold(byte[] key, byte @Nullable [] part) {
        if (part == null) {
            cold.remove(HexFormat.of().formatHex(key));
        } else {
            cold.put(HexFormat.of().formatHex(key), part);
        }
    }

    @Override
    public void dropCold(byte[] prefix) {
        cold.keySet().removeIf(key -> key.startsWith(HexFormat.of().formatHex(prefix)));
    }
}
