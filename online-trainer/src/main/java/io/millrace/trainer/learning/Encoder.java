package io.millrace.trainer.learning;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the package's versioned byte forms: big-endian doubles, LEB128 whole numbers, length-prefixed text. */
final class Encoder {
    /** Larger ones are not whole numbers of their own any more, as doubles. */
    private static final long LARGEST_WHOLE = 1L << 53;

    private static final int USUAL_SIZE = 256;
    private static final int LONGEST_WHOLE = 10;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] out = new byte[USUAL_SIZE];
    private int size;

    /** Begins a part of a form. */
    Encoder() {}

    Encoder(int format) {
        out[size++] = (byte) format;
    }

    private void room(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, Math.addExact(size, more)));
        }
    }

    /** Appends a whole number, 0 or more, in groups of seven bits, the lowest first. */
    Encoder whole(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("expected a whole number of 0 or more, not " + value);
        }
        room(LONGEST_WHOLE);
        long rest = value;
        while (rest >= 0x80) {
            out[size++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out[size++] = (byte) rest;
        return this;
    }

    /** Appends 64 bits as they are. */
    Encoder fixed(long bits) {
        room(Long.BYTES);
        LONGS.set(out, size, bits);
        size += Long.BYTES;
        return this;
    }

    /** Appends a double; every NaN is written as the one canonical NaN. */
    Encoder real(double value) {
        return fixed(Double.doubleToLongBits(value));
    }

    /** Appends a weight or a score: few bytes for a whole number, as most are. */
    Encoder amount(double value) {
        long whole = (long) value;
        return whole == value && whole >= 0 && whole < LARGEST_WHOLE && !(value == 0 && 1 / value < 0)
                ? whole(whole << 1)
                : whole(1).real(value);
    }

    /** Appends scores. */
    Encoder amounts(double[] values) {
        whole(values.length);
        for (double value : values) {
            amount(value);
        }
        return this;
    }

    Encoder reals(double[] values) {
        whole(values.length);
        for (double value : values) {
            real(value);
        }
        return this;
    }

    Encoder bytes(byte[] value) {
        return whole(value.length).encoded(value);
    }

    /** Appends what another encoder has written, without its length. */
    Encoder encoded(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, out, size, value.length);
        size += value.length;
        return this;
    }

    Encoder text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    byte[] toBytes() {
        return Arrays.copyOf(out, size);
    }
}
