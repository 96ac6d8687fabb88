package io.millrace.features.engine.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Appends primitive values to a growing byte array. Everything it writes is self-delimiting and the same on every
 * machine, so equal values give equal bytes.
 */
public final class RowWriter {

    private static final int INITIAL_BYTES = 128;

    private byte[] bytes;
    private int size;
    private long origin;

    /** A writer for a few bytes, or more. */
    public RowWriter() {
        this(INITIAL_BYTES);
    }

    /** A writer for about so many bytes, or more. */
    public RowWriter(int expected) {
        this.bytes = new byte[expected];
    }

    /** Sets the time, in epoch milliseconds, that {@link #putTime} counts from; the reader needs the same. */
    public void origin(long time) {
        origin = time;
    }

    /** One byte. */
    public void putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Eight bytes, most significant first. */
    public void putFixed(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            putByte((int) (value >>> shift));
        }
    }

    /**
     * An unsigned integer in 1 to 9 bytes: seven bits a byte, least significant first, the top bit saying that more
     * follow; a ninth byte holds eight bits.
     */
    public void putUnsigned(long value) {
        reserve(9);
        long rest = value;
        for (int i = 0; i < 8; i++) {
            if ((rest & ~0x7FL) == 0) {
                bytes[size++] = (byte) rest;
                return;
            }
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** A signed integer, zig-zag then {@link #putUnsigned}: small magnitudes of either sign are short. */
    public void putSigned(long value) {
        putUnsigned(value << 1 ^ value >> 63);
    }

    /**
     * A double in 1 to 9 bytes: its bits with the bytes reversed, then {@link #putUnsigned}. Zero takes one byte, small
     * whole numbers two or three, since their low mantissa bytes are zero.
     */
    public void putDouble(double value) {
        putUnsigned(Long.reverseBytes(Double.doubleToLongBits(value)));
    }

    /** A time in epoch milliseconds, as its signed distance from the origin. */
    public void putTime(long time) {
        putSigned(time - origin);
    }

    /** Text as UTF-8, its length in bytes first. */
    public void putText(String text) {
        putSlice(Slice.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Bytes as they are, their number first. */
    public void putSlice(Slice slice) {
        putUnsigned(slice.length());
        putAll(slice);
    }

    /** Bytes as they are, without their number. */
    public void putAll(Slice slice) {
        reserve(slice.length());
        System.arraycopy(slice.bytes(), slice.offset(), bytes, size, slice.length());
        size += slice.length();
    }

    /** The bytes written so far, as a new array. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** The bytes written so far, not copied: nothing may be written afterwards. */
    public Slice toSlice() {
        return new Slice(bytes, 0, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
