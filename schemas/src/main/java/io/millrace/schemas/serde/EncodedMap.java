package io.millrace.schemas.serde;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A map of Avro as it is encoded, each value decoded when it is asked for. Immutable. */
final class EncodedMap extends AbstractMap<String, @Nullable Object> {

    static final int NULL = 0;
    static final int BOOLEAN = 1;
    static final int LONG = 2;
    static final int DOUBLE = 3;
    static final int STRING = 4;

    private final Names names;
    private final byte[] bytes;
    private final int[] offsets;
    private final int size;

    /**
     * A map in some bytes.
     *
     * @param offsets where the value of each name begins; 0 where the map has none
     */
    EncodedMap(Names names, byte[] bytes, int[] offsets, int size) {
        this.names = names;
        this.bytes = bytes;
        this.offsets = offsets;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean containsKey(Object key) {
        return has(names.position(key));
    }

    @Override
    public @Nullable Object get(Object key) {
        int position = names.position(key);
        return has(position) ? value(position) : null;
    }

    private boolean has(int position) {
        return position >= 0 && position < offsets.length && offsets[position] > 0;
    }

    private @Nullable Object value(int position) {
        AvroCursor in = new AvroCursor(bytes, offsets[position]);
        return switch ((int) in.readLong()) {
            case BOOLEAN -> in.readBoolean();
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case STRING -> in.readString();
            default -> null;
        };
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return IntStream.range(0, offsets.length)
                        .filter(EncodedMap.this::has)
                        .<Map.Entry<String, @Nullable Object>>mapToObj(
                                position -> new SimpleImmutableEntry<>(names.name(position), value(position)))
                        .iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
