package io.millrace.schemas.serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A place in Avro's binary encoding. What goes beyond its end is an {@link IndexOutOfBoundsException}. */
final class AvroCursor {

    private final byte[] bytes;
    private int at;

    AvroCursor(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    /** An int or a long: seven bits to the byte, the lowest first, zigzag. */
    long readLong() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte octet = bytes[at++];
            value |= (octet & 0x7fL) << shift;
            if (octet >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IndexOutOfBoundsException("a number of more than ten bytes ends at byte " + at);
    }

    double readDouble() {
        skip(Double.BYTES);
        long bits = Long.reverseBytes(ByteBuffer.wrap(bytes).getLong(at - Double.BYTES));
        return Double.longBitsToDouble(bits);
    }

    boolean readBoolean() {
        return bytes[at++] == 1;
    }

    String readString() {
        int length = skipString();
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** Goes behind a string, and says how long it is. */
    int skipString() {
        int length = Math.toIntExact(readLong());
        skip(length);
        return length;
    }

    void skip(int length) {
        if (length < 0 || length > bytes.length - at) {
            throw new IndexOutOfBoundsException(
                    length + " bytes are said to follow byte " + at + " of " + bytes.length);
        }
        at += length;
    }
}
