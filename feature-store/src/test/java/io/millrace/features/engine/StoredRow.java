package io.millrace.features.engine;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row in memory that counts how often each part is read and written. */
final class StoredRow implements RowState {

    private byte @Nullable [] hot;
    private final NavigableMap<String, byte[]> cold = new TreeMap<>();
    private int hotReads;
    private int coldReads;
    private int hotWrites;
    private int coldWrites;

    @Override
    public byte @Nullable [] hot() {
        hotReads++;
        return hot;
    }

    @Override
    public void hot(byte @Nullable [] row) {
        hotWrites++;
        hot = row;
    }

    @Override
    public byte @Nullable [] cold(byte[] key) {
        coldReads++;
        return cold.get(HexFormat.of().formatHex(key));
    }

    @Override
    public void cold(byte[] key, byte @Nullable [] part) {
        coldWrites++;
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

    /** Reads and writes since the last call, as {@code hot reads/writes, cold reads/writes}. */
    String traffic() {
        String traffic = "hot " + hotReads + "/" + hotWrites + ", cold " + coldReads + "/" + coldWrites;
        hotReads = 0;
        hotWrites = 0;
        coldReads = 0;
        coldWrites = 0;
        return traffic;
    }

    byte @Nullable [] hotBytes() {
        return hot;
    }

    /** The cold parts by their keys, both in hexadecimal. */
    Map<String, String> coldBytes() {
        Map<String, String> parts = new LinkedHashMap<>();
        cold.forEach((key, part) -> parts.put(key, HexFormat.of().formatHex(part)));
        return parts;
    }

    int hotSize() {
        return hot == null ? 0 : hot.length;
    }

    int coldSize() {
        return cold.values().stream().mapToInt(part -> part.length).sum();
    }
}
