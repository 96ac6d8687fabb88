package io.millrace.runtime.progress;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bytes of offsets by source partition: for each, in order of names, the length of its name, the name in UTF-8, the offset. */
final class OffsetMap {

    private OffsetMap() {}

    static byte[] encode(Map<String, Long> offsets) {
        TreeMap<String, Long> sorted = new TreeMap<>(offsets);
        List<byte[]> names = sorted.keySet().stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer out = ByteBuffer.allocate(names.stream()
                .mapToInt(name -> Short.BYTES + name.length + Long.BYTES)
                .sum());
        int next = 0;
        for (long offset : sorted.values()) {
            byte[] name = names.get(next++);
            out.putShort((short) name.length).put(name).putLong(offset);
        }
        return out.array();
    }

    /** Reads to the end. */
    static Map<String, Long> decode(ByteBuffer in) {
        Map<String, Long> offsets = new HashMap<>();
        while (in.hasRemaining()) {
            byte[] name = new byte[in.getShort()];
            in.get(name);
            offsets.put(new String(name, StandardCharsets.UTF_8), in.getLong());
        }
        return offsets;
    }
}
