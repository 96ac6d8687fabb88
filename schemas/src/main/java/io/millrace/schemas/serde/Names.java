package io.millrace.schemas.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names that have come in maps so far, in the order of their first coming. Immutable. */
final class Names {

    static final Names NONE = new Names(List.of());

    private final List<String> names;
    private final byte[][] encoded;
    private final Map<String, Integer> positions = new HashMap<>();

    private Names(List<String> names) {
        this.names = names;
        this.encoded = new byte[names.size()][];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = names.get(i).getBytes(StandardCharsets.UTF_8);
            positions.put(names.get(i), i);
        }
    }

    int size() {
        return names.size();
    }

    String name(int position) {
        return names.get(position);
    }

    /** Position of a name, -1 if it has not come yet. */
    int position(Object name) {
        Integer position = positions.get(name);
        return position == null ? -1 : position;
    }

    /** Whether the bytes of a text are those of the name at a position: maps of one kind mostly have their names in the same order. */
    boolean is(int position, byte[] bytes, int from, int to) {
        if (position >= encoded.length) {
            return false;
        }
        byte[] name = encoded[position];
        return Arrays.equals(name, 0, name.length, bytes, from, to);
    }

    Names with(String name) {
        String[] more = names.toArray(new String[names.size() + 1]);
        more[names.size()] = name;
        return new Names(List.of(more));
    }
}
