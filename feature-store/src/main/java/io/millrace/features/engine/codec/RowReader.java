package io.millrace.features.engine.codec;

import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link RowWriter} wrote, in the same order. Reading past the end, or a length that cannot be, throws
 * {@link IllegalStateException}: the row is damaged.
 */
public final class RowReader {

    private final byte[] bytes;
    private final int end;
    private int next;
    private long origin;

    /** Reads the bytes of a slice; they are not copied. */
    public RowReader(Slice slice) {
        this.bytes = slice.bytes();
        this.next = slice.offset();
        this.end = slice.offset() + slice.length();
    }

    /** Sets the time that {@link #time} counts from. */
    public void origin(long time) {
        origin = time;
    }

    /** Whether everything has been read. */
    public boolean atEnd() {
        return next == end;
    }

    /** One byte, 0 to 255. */
    public int unsignedByte() {
        if (next >= end) {
            throw damaged("one more byte");
        }
        return bytes[next++] & 0xFF;
    }

    /** Undoes {@link RowWriter#putFixed}. */
    public long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | unsignedByte();
        }
        return value;
    }

    /** Undoes {@link RowWriter#putUnsigned}. */
    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            int piece = unsignedByte();
            value |= (piece & 0x7FL) << shift;
            if (piece < 0x80) {
                return value;
            }
        }
        return value | (long) unsignedByte() << 56;
    }

    /** Undoes {@link RowWriter#putSigned}. */
    public long signed() {
        long value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }

    /** Undoes {@link RowWriter#putDouble}. */
    public double real() {
        return Double.longBitsToDouble(Long.reverseBytes(unsigned()));
    }

    /** Undoes {@link RowWriter#putTime}: epoch milliseconds. */
    public long time() {
        return origin + signed();
    }

    /** Undoes {@link RowWriter#putText}. */
    public String text() {
        Slice utf8 = slice();
        return new String(utf8.bytes(), utf8.offset(), utf8.length(), StandardCharsets.UTF_8);
    }

    /** Undoes {@link RowWriter#putSlice}; the bytes are not copied. */
    public Slice slice() {
        long length = unsigned();
        if (length < 0 || length > end - next) {
            throw damaged(Long.toUnsignedString(length) + " more bytes");
        }
        Slice slice = new Slice(bytes, next, (int) length);
        next += slice.length();
        return slice;
    }

    private IllegalStateException damaged(String wanted) {
        return new IllegalStateException("state row is damaged: expected " + wanted + " at byte " + next
                + ", but the row or section ends at byte " + end
                + ". Rebuild the state from the log (reset the application)");
    }
}
