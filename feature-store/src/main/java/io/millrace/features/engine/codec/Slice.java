package io.millrace.features.engine.codec;

/**
 * Part of a byte array, not copied. In a row it is its length, unsigned, and then the bytes.
 *
 * @param bytes the array, not changed while the slice is in use
 * @param offset of the first byte
 * @param length in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a view into a row; never compared
public record Slice(byte[] bytes, int offset, int length) {

    /** No bytes. */
    public static final Slice EMPTY = of(new byte[0]);

    /** A whole array. */
    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    /** A reader of these bytes alone. */
    public RowReader reader() {
        return new RowReader(this);
    }
}
