package io.millrace.schemas.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads maps of one field of a record, and remembers the names that are in them. */
final class EncodedMaps {

    /** Names are those of a project's fields and features; whoever has more is not remembered for. */
    private static final int MOST_NAMES = 4_096;

    private volatile Names names = Names.NONE;

    /** The map at a place, which is then behind it; null if it is not one of plain values in one block. */
    @Nullable
    Map<String, @Nullable Object> read(AvroCursor in, byte[] bytes) {
        Names known = names;
        long count = in.readLong();
        int[] offsets = new int[known.size()];
        int guess = 0;
        for (long entry = 0; entry < count; entry++) {
            int length = in.skipString();
            int from = in.position() - length;
            int position = guess;
            if (!known.is(position, bytes, from, in.position())) {
                String name = new String(bytes, from, length, StandardCharsets.UTF_8);
                position = known.position(name);
                if (position < 0) {
                    if (known.size() == MOST_NAMES) {
                        return null;
                    }
                    position = known.size();
                    known = known.with(name);
                    names = known;
                    offsets = Arrays.copyOf(offsets, known.size());
                }
            }
            guess = position + 1;
            boolean again = offsets[position] > 0;
            offsets[position] = in.position();
            if (again || !skipValue(in)) {
                return null;
            }
        }
        return count >= 0 && (count == 0 || in.readLong() == 0)
                ? new EncodedMap(known, bytes, offsets, Math.toIntExact(count))
                : null;
    }

    private static boolean skipValue(AvroCursor in) {
        switch ((int) in.readLong()) {
            case EncodedMap.NULL -> {}
            case EncodedMap.BOOLEAN -> in.skip(1);
            case EncodedMap.LONG -> in.readLong();
            case EncodedMap.DOUBLE -> in.skip(Double.BYTES);
            case EncodedMap.STRING -> in.skipString();
            default -> {
                return false;
            }
        }
        return true;
    }
}
